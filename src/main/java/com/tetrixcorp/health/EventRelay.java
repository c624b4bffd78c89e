package com.tetrixcorp.health;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.util.ErrorHandler;

/**
 * Tells listeners what probes found, on a thread of its own behind a bounded queue: a
 * listener that hangs or throws delays no probe. What does not fit is dropped and
 * counted.
 */
final class EventRelay implements Consumer<ProbeFinished>, AutoCloseable {

	private static final int QUEUE = 1000;

	private final ApplicationEventPublisher publisher;

	private final ErrorHandler errors;

	private final ThreadPoolExecutor executor;

	EventRelay(ApplicationEventPublisher publisher, ErrorHandler errors, MeterRegistry registry) {
		this.publisher = publisher;
		this.errors = errors;
		Counter dropped = Counter.builder("tetrix.health.events.dropped")
			.description("Probe results that listeners were too slow to take")
			.register(registry);
		this.executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE),
				Threads.named("health-events"), (task, executor) -> dropped.increment());
	}

	@Override
	public void accept(ProbeFinished event) {
		this.executor.execute(() -> publish(event));
	}

	private void publish(ProbeFinished event) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (Throwable ex) {
			this.errors.handleError(ex);
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
