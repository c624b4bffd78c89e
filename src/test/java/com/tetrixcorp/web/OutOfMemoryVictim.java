package com.tetrixcorp.web;

/**
 * A process that would go on for ever, and whose shutdown would too.
 */
public final class OutOfMemoryVictim {

	private OutOfMemoryVictim() {
	}

	public static void main(String[] args) {
		Runtime.getRuntime().addShutdownHook(new Thread(OutOfMemoryVictim::sleep));
		new OutOfMemory().endProcessIfCausing(new OutOfMemoryError());
		sleep();
	}

	private static void sleep() {
		try {
			Thread.sleep(60_000);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
