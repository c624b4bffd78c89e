package com.tetrixcorp.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Bounds how many requests are worked on at once, and for how long. Virtual threads cost
 * little, but what Tomcat takes up for a request that is under way does not, about 100
 * KiB: two thousand at the same moment would fill the heap, and nobody would be answered
 * any more.
 */
final class RequestsAtOnce implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered, MeterBinder {

	private final int limit;

	private final Duration deadline;

	private final List<BoundedExecutor> bounded = new CopyOnWriteArrayList<>();

	RequestsAtOnce(WebProperties properties, BodyLimits bodies) {
		if (bodies.atOnce() >= properties.requestsAtOnce()) {
			throw new IllegalArgumentException("tetrix.web.body.at-once must be less than tetrix.web.requests-at-once: "
					+ bodies.atOnce() + ", " + properties.requestsAtOnce());
		}
		this.limit = properties.requestsAtOnce();
		this.deadline = properties.requestDeadline();
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		RequestDeadline overdue = new RequestDeadline(this.deadline);
		factory.setProtocol(TimedProtocol.class.getName());
		factory.addEngineValves(overdue);
		factory.addProtocolHandlerCustomizers((TimedProtocol protocol) -> protocol.setDeadline(overdue));
		factory.addProtocolHandlerCustomizers((AbstractProtocol<?> protocol) -> {
			// Without virtual threads there is none yet, and the pool's size is a bound.
			if (protocol.getExecutor() != null) {
				BoundedExecutor executor = new BoundedExecutor(protocol.getExecutor(), this.limit);
				protocol.setExecutor(executor);
				this.bounded.add(executor);
			}
		});
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("tetrix.requests.waiting", this.bounded, RequestsAtOnce::waiting)
			.description("Requests that wait for others to end, since as many as may be are worked on")
			.register(registry);
	}

	private static int waiting(List<BoundedExecutor> bounded) {
		return bounded.stream().mapToInt(BoundedExecutor::waiting).sum();
	}

	/** After Spring Boot, which brings the executor of virtual threads. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
