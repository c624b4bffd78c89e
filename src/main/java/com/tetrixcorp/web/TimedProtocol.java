package com.tetrixcorp.web;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketProcessorBase;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP/1.1 with a {@link RequestDeadline}. Public, since Tomcat makes it by its
 * name.
 */
public final class TimedProtocol extends Http11NioProtocol {

	private @Nullable ScheduledFuture<?> watch;

	/** Called by Tomcat. */
	public TimedProtocol() {
		super(new Endpoint());
	}

	void setDeadline(RequestDeadline deadline) {
		endpoint().deadline = deadline;
	}

	private Endpoint endpoint() {
		return (Endpoint) getEndpoint();
	}

	@Override
	public void start() throws Exception {
		super.start();
		this.watch = getUtilityExecutor().scheduleWithFixedDelay(this::endOverdue, 1, 1, TimeUnit.SECONDS);
	}

	private void endOverdue() {
		boolean crowded = getExecutor() instanceof BoundedExecutor bounded && bounded.waiting() > 0;
		endpoint().deadline.endOverdue(crowded);
	}

	@Override
	public void stop() throws Exception {
		if (this.watch != null) {
			this.watch.cancel(false);
		}
		super.stop();
	}

	private static final class Endpoint extends NioEndpoint {

		/** Until it is told, before it starts. */
		private volatile RequestDeadline deadline = new RequestDeadline(Duration.ofMinutes(1));

		@Override
		protected SocketProcessorBase<NioChannel> createSocketProcessor(SocketWrapperBase<NioChannel> connection,
				SocketEvent event) {
			return new TimedProcessor(connection, event);
		}

		private final class TimedProcessor extends SocketProcessor {

			private TimedProcessor(SocketWrapperBase<NioChannel> connection, SocketEvent event) {
				super(connection, event);
			}

			@Override
			protected void doRun() {
				RequestDeadline deadline = Endpoint.this.deadline;
				deadline.begin(this.socketWrapper);
				try {
					super.doRun();
				}
				finally {
					deadline.end();
				}
			}

		}

	}

}
