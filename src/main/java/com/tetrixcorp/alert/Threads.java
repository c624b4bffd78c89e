package com.tetrixcorp.alert;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Makes threads that keep no process alive.
 */
final class Threads {

	private Threads() {
	}

	static ScheduledThreadPoolExecutor timer(String name) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(name + "-");
		factory.setDaemon(true);
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, factory);
		timer.setRemoveOnCancelPolicy(true);
		// What comes after the end is not begun.
		timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
		timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		return timer;
	}

}
