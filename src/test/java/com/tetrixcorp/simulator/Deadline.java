package com.tetrixcorp.simulator;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.tetrixcorp.health.Failures;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.Probe;
import com.tetrixcorp.health.ProbeResult;

/**
 * Runs a probe as the schedule does: in a thread of its own, interrupted at its deadline.
 */
public final class Deadline {

	private static final Duration TO_GIVE_UP = Duration.ofSeconds(1);

	private Deadline() {
	}

	/**
	 * Runs a probe once.
	 * @param probe the probe
	 * @param deadline when it is interrupted
	 * @return what it found, {@code TIMEOUT} at the deadline
	 * @throws Exception what the probe threw, if it has no class
	 */
	public static ProbeResult run(Probe probe, Duration deadline) throws Exception {
		FutureTask<ProbeResult> task = new FutureTask<>(probe::probe);
		Thread thread = new Thread(task, "probe-under-test");
		thread.start();
		try {
			return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			thread.interrupt();
			thread.join(TO_GIVE_UP.toMillis());
			if (thread.isAlive()) {
				throw new AssertionError("The probe of " + probe.check() + " does not give up when interrupted");
			}
			return ProbeResult.of(Outcome.TIMEOUT);
		}
		catch (ExecutionException ex) {
			Throwable thrown = Objects.requireNonNull(ex.getCause());
			Outcome outcome = Failures.classify(thrown).orElseThrow(() -> new AssertionError("Not classified", thrown));
			return ProbeResult.of(outcome);
		}
	}

}
