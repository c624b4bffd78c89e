package com.tetrixcorp.fleet;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;

/**
 * The last step of a shutdown: runs the clean-up handlers, after the web server has
 * stopped.
 */
final class Cleanup implements SmartLifecycle {

	/** Below the phases in which Boot finishes requests and stops the web server. */
	private static final int AFTER_WEB_SERVER = WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 2 * 1024;

	private static final Logger logger = LoggerFactory.getLogger(Cleanup.class);

	private final List<CleanupHandler> handlers;

	private volatile boolean running;

	Cleanup(List<CleanupHandler> handlers) {
		this.handlers = List.copyOf(handlers);
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.handlers.forEach(Cleanup::run);
		ForcedExit.step("closing the application context");
	}

	private static void run(CleanupHandler handler) {
		ForcedExit.step("cleaning up: " + handler.name());
		FutureTask<Void> task = new FutureTask<>(() -> {
			handler.cleanUp();
			return null;
		});
		Thread thread = new Thread(task, "cleanup");
		thread.setDaemon(true);
		thread.start();
		try {
			task.get(handler.deadline().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			task.cancel(true);
			logger.warn("Clean-up of {} was given up after {}", handler.name(), handler.deadline());
		}
		catch (ExecutionException ex) {
			logger.warn("Clean-up of {} failed", handler.name(), ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return AFTER_WEB_SERVER;
	}

}
