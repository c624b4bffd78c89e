package com.tetrixcorp.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The log of production: a thread of its own writes it to the standard output, so that no
 * request waits for whoever reads it. The first line after a silence leaves at once;
 * those that come within the next few milliseconds leave together, since waking that
 * thread for each line was a quarter of the processor at full load. Lines that do not fit
 * because nobody reads are dropped, and how many is told: better than a service that
 * stands still.
 */
public final class BatchedConsole extends UnsynchronizedAppenderBase<ILoggingEvent> {

	/** Lines that may wait. */
	static final int CAPACITY = 8192;

	private static final Duration GATHERING = Duration.ofMillis(5);

	/** How long the end waits for whoever reads. */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final int BUFFER = 32 * 1024;

	private final BlockingQueue<ILoggingEvent> waiting = new ArrayBlockingQueue<>(CAPACITY);

	private final AtomicLong dropped = new AtomicLong();

	private final OutputStream output;

	private final Thread writer = new Thread(this::writeUntilStopped, "log");

	private @Nullable Encoder<ILoggingEvent> encoder;

	/** To the standard output, for {@code logback-spring.xml}. */
	public BatchedConsole() {
		this(ConsoleTarget.SystemOut.getStream());
	}

	BatchedConsole(OutputStream output) {
		this.output = new BufferedOutputStream(output, BUFFER);
		this.writer.setDaemon(true);
	}

	/**
	 * Says how a line is written.
	 * @param encoder what makes bytes of an event
	 */
	public void setEncoder(Encoder<ILoggingEvent> encoder) {
		this.encoder = encoder;
	}

	@Override
	public void start() {
		Objects.requireNonNull(this.encoder, "no encoder");
		super.start();
		this.writer.start();
	}

	@Override
	public void stop() {
		super.stop();
		this.writer.interrupt();
		try {
			this.writer.join(PATIENCE.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	protected void append(ILoggingEvent event) {
		event.prepareForDeferredProcessing();
		if (!this.waiting.offer(event)) {
			this.dropped.incrementAndGet();
		}
	}

	private void writeUntilStopped() {
		try {
			while (true) {
				writeFrom(this.waiting.take());
				Thread.sleep(GATHERING.toMillis());
			}
		}
		catch (InterruptedException ex) {
			writeFrom(this.waiting.poll());
		}
	}

	private void writeFrom(@Nullable ILoggingEvent first) {
		try {
			for (ILoggingEvent event = first; event != null; event = this.waiting.poll()) {
				write(event);
			}
			long lost = this.dropped.getAndSet(0);
			if (lost > 0) {
				write(loss(lost));
			}
			this.output.flush();
		}
		catch (IOException ex) {
			addError("The log cannot be written", ex);
		}
	}

	private void write(ILoggingEvent event) throws IOException {
		try {
			this.output.write(Objects.requireNonNull(this.encoder).encode(event));
		}
		catch (RuntimeException ex) {
			addError("A line of the log cannot be made", ex);
		}
	}

	private static ILoggingEvent loss(long lines) {
		Logger logger = (Logger) LoggerFactory.getLogger(BatchedConsole.class);
		return new LoggingEvent(BatchedConsole.class.getName(), logger, Level.WARN,
				"{} lines of the log were dropped, since nobody read it", null, new Object[] { lines });
	}

}
