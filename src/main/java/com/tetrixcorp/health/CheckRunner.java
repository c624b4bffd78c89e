package com.tetrixcorp.health;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.springframework.util.ErrorHandler;

/**
 * Runs one check's probe: starts it, abandons it at its deadline, and writes what came of
 * it to the board. Asked on the schedule's thread, one time after the other; the probe
 * itself runs on a worker. Since a deadline is shorter than the shortest interval, two
 * attempts are never awaited at once.
 */
final class CheckRunner {

	/**
	 * A probe that ignores its interrupt keeps its thread; beside it one more may run.
	 * Beyond that no probe is started, and the check becomes unknown by age.
	 */
	static final int THREADS = 2;

	static final double JITTER = 0.1;

	private final Probe probe;

	private final HealthProperties.Check timing;

	private final Context context;

	private final Semaphore threads = new Semaphore(THREADS);

	CheckRunner(Probe probe, HealthProperties.Check timing, Context context) {
		this.probe = probe;
		this.timing = timing;
		this.context = context;
	}

	/** Starts a probe, and arranges its deadline. */
	void startProbe() {
		if (!this.threads.tryAcquire()) {
			this.context.metrics().skipped(this.probe.check());
			return;
		}
		long start = this.context.clocks().nanos();
		ProbeAttempt attempt = new ProbeAttempt(this.probe, (result) -> publish(result, start),
				this.context.errors()::handleError, this.threads::release);
		this.context.workers().execute(attempt);
		after(this.timing.deadline().toNanos(), () -> abandon(attempt));
	}

	private void abandon(ProbeAttempt attempt) {
		if (attempt.abandon()) {
			this.context.metrics().abandoned(this.probe.check());
		}
	}

	private void publish(ProbeResult result, long start) {
		Clocks.Moment now = this.context.clocks().now();
		long staleAfter = this.timing.staleAfterNanos(this.context.turns().stretch());
		HealthBoard.Change change = this.context.board()
			.update(this.probe.check(),
					(evidence) -> evidence.after(result, now.millisSince(start), now.nanos(), staleAfter));
		this.context.metrics().finished(this.probe.check(), result.outcome(), now.nanos() - start);
		CheckStatus after = change.after().state().status();
		this.context.events()
			.accept(new ProbeFinished(this.probe.check(), result.outcome(),
					before(change.before().state(), after, now, staleAfter), after, now.wall(), now.nanos(),
					now.millisSince(start)));
	}

	// Whatever became too old was unknown before this result, unless it is this result
	// that
	// tells so.
	private static CheckStatus before(CheckState before, CheckStatus after, Clocks.Moment now, long staleAfter) {
		return (after != CheckStatus.UNKNOWN) ? before.at(now.nanos(), staleAfter).status() : before.status();
	}

	HealthProperties.Check timing() {
		return this.timing;
	}

	String check() {
		return this.probe.check();
	}

	Context context() {
		return this.context;
	}

	void showNextProbe(long due) {
		this.context.board().update(this.probe.check(), (evidence) -> evidence.withNextProbe(due));
	}

	void after(long nanos, Runnable task) {
		this.context.timer().schedule(task, nanos, TimeUnit.NANOSECONDS);
	}

	/**
	 * What all runners share.
	 *
	 * @param board where evidence goes
	 * @param clocks the time
	 * @param turns who probes what is shared
	 * @param timer the schedule's one thread; must not be blocked
	 * @param workers where probes may block
	 * @param metrics counts
	 * @param events takes what has happened; must not block
	 * @param errors takes defects
	 */
	record Context(HealthBoard board, Clocks clocks, ProbeTurns turns, ScheduledExecutorService timer, Executor workers,
			ProbeMetrics metrics, Consumer<ProbeFinished> events, ErrorHandler errors) {

	}

}
