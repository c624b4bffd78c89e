package com.tetrixcorp.health;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.Assert;
import org.springframework.util.ErrorHandler;

/**
 * Runs every probe in the background, at its interval, on a bounded number of threads.
 * Starts with the application and goes on until {@link #close()}: a draining instance
 * still knows what is broken.
 */
public final class ProbeSchedule implements SmartLifecycle, AutoCloseable {

	private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
			Threads.named("health-schedule"));

	private final ThreadPoolExecutor workers;

	private final EventRelay events;

	private final List<Runnable> rhythms;

	private final HealthProperties properties;

	private final Pulse pulse;

	private final MemorySampler memory;

	private final ErrorHandler errors;

	private volatile boolean running;

	ProbeSchedule(List<Probe> probes, HealthProperties properties, HealthBoard board, Clocks clocks, ProbeTurns turns,
			Pulse pulse, MemorySampler memory, ApplicationEventPublisher publisher, MeterRegistry registry,
			ErrorHandler errors) {
		int threads = Math.max(1, probes.size() * CheckRunner.THREADS);
		this.workers = new ThreadPoolExecutor(0, threads, 30, TimeUnit.SECONDS, new SynchronousQueue<>(),
				Threads.named("health-probe"));
		this.properties = properties;
		this.pulse = pulse;
		this.memory = memory;
		this.errors = errors;
		this.timer.setRemoveOnCancelPolicy(true);
		this.events = new EventRelay(publisher, errors, registry);
		CheckRunner.Context context = new CheckRunner.Context(board, clocks, turns, this.timer, this.workers,
				new ProbeMetrics(registry, probes.stream().map(Probe::check).toList()), this.events, errors);
		this.rhythms = probes.stream()
			.map((probe) -> rhythmOf(new CheckRunner(probe, timingOf(probe, properties.checks()), context)))
			.toList();
	}

	private static Runnable rhythmOf(CheckRunner runner) {
		return runner.timing().shared() ? new SharedRhythm(runner) : new OwnRhythm(runner);
	}

	private static HealthProperties.Check timingOf(Probe probe, Map<String, HealthProperties.Check> checks) {
		HealthProperties.Check timing = checks.get(probe.check());
		Assert.state(timing != null, () -> "No tetrix.health.checks." + probe.check() + " for its probe");
		return timing;
	}

	@Override
	public void start() {
		this.running = true;
		every(Pulse.INTERVAL, this.pulse::beat);
		every(this.properties.memoryInterval(), this.memory::sample);
		this.rhythms.forEach(this.timer::execute);
	}

	private void every(Duration interval, Runnable task) {
		this.timer.scheduleWithFixedDelay(() -> guarded(task), 0, interval.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void guarded(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			this.errors.handleError(ex);
		}
	}

	/** Does nothing: probing ends with {@link #close()}, after the drain. */
	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		this.workers.shutdownNow();
		this.events.close();
	}

}
