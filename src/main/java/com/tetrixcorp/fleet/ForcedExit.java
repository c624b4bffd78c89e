package com.tetrixcorp.fleet;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process whose shutdown takes too long: exit code 1, and the step that it hung in
 * is logged. Static, because it must work from the first line of {@code main} on, before
 * and after there is an application context.
 */
public final class ForcedExit {

	private static final Logger logger = LoggerFactory.getLogger(ForcedExit.class);

	private static final Duration LOG_PATIENCE = Duration.ofSeconds(1);

	/** The log is written by a thread of its own in production. */
	private static final Duration LOG_FLUSH = Duration.ofMillis(200);

	private static volatile Duration deadline = Duration.ofSeconds(30);

	private static volatile String step = "starting";

	private ForcedExit() {
	}

	/** Arms the exit: the clock starts with SIGTERM, SIGINT or any other end. */
	public static void armOnShutdown() {
		Runtime.getRuntime().addShutdownHook(new Thread(ForcedExit::startCountdown, "forced-exit-arm"));
	}

	static void deadline(Duration newDeadline) {
		deadline = newDeadline;
	}

	/**
	 * Names what the shutdown is doing now.
	 * @param newStep a participle
	 */
	static void step(String newStep) {
		step = newStep;
	}

	/**
	 * A daemon thread of its own: the virtual machine waits for hooks, but not for it.
	 */
	private static void startCountdown() {
		long start = System.nanoTime();
		Thread countdown = new Thread(() -> exitAt(start + deadline.toNanos()), "forced-exit");
		countdown.setDaemon(true);
		countdown.start();
	}

	private static void exitAt(long end) {
		try {
			TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
		}
		catch (InterruptedException ex) {
			// Nobody who may stop this has interrupted it: the process is as good as
			// ended.
		}
		try {
			logReason();
		}
		finally {
			Runtime.getRuntime().halt(1);
		}
	}

	// Whoever reads the log may have stopped reading: then the reason is lost, but the
	// end
	// is not.
	private static void logReason() {
		Thread log = new Thread(() -> logger.error("Forced exit: still {} {} after the shutdown began", step, deadline),
				"forced-exit-log");
		log.setDaemon(true);
		log.start();
		try {
			log.join(LOG_PATIENCE.toMillis());
			Thread.sleep(LOG_FLUSH.toMillis());
		}
		catch (InterruptedException ex) {
			// The end is near enough.
		}
	}

}
