package com.tetrixcorp.fleet;

import java.lang.Thread.UncaughtExceptionHandler;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ErrorHandler;

/**
 * Takes what background tasks throw and nobody caught: it is logged and counted, and the
 * task goes on. Only when memory is exhausted does the process end, since nothing can be
 * relied on after that.
 */
final class BackgroundErrors implements ErrorHandler, UncaughtExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(BackgroundErrors.class);

	private final Counter counter;

	private final OutOfMemory outOfMemory;

	BackgroundErrors(MeterRegistry registry, OutOfMemory outOfMemory) {
		this.outOfMemory = outOfMemory;
		this.counter = Counter.builder("tetrix.background.errors")
			.description("Errors of background tasks that nobody caught")
			.register(registry);
	}

	@Override
	public void handleError(Throwable thrown) {
		uncaughtException(Thread.currentThread(), thrown);
	}

	@Override
	public void uncaughtException(Thread thread, Throwable thrown) {
		this.outOfMemory.endProcessIfCausing(thrown);
		this.counter.increment();
		logger.error("Uncaught error in background thread {}", thread.getName(), thrown);
	}

}
