package com.tetrixcorp.health;

import java.net.ConnectException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

class ProbeScheduleTests {

	private static final HealthProperties.Check QUICK = new HealthProperties.Check(Duration.ofMillis(100),
			Duration.ofMillis(40), false);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final ConcurrentLinkedQueue<Object> events = new ConcurrentLinkedQueue<>();

	private final ConcurrentLinkedQueue<Throwable> errors = new ConcurrentLinkedQueue<>();

	private final CountDownLatch release = new CountDownLatch(1);

	private HealthBoard board = new HealthBoard(List.of(), 0);

	private ProbeSchedule schedule = schedule(this.events::add);

	@AfterEach
	void close() {
		this.release.countDown();
		this.schedule.close();
	}

	@Test
	void everyProbeRunsAtItsIntervalAndItsResultReachesTheBoard() {
		AtomicInteger runs = new AtomicInteger();
		start(probe("a", () -> {
			runs.incrementAndGet();
			return ProbeResult.of(Outcome.PASS);
		}));
		await().untilAsserted(() -> assertThat(status("a")).isEqualTo(CheckStatus.PASS));
		await().untilAtomic(runs, greaterThan(5));
		assertThat(evidence("a").nextProbe()).isNotNull();
	}

	@Test
	void whatAProbeThrowsBecomesTheClassOfItsFailure() {
		start(probe("a", () -> {
			throw new ConnectException("secret-host refused");
		}));
		await().untilAsserted(() -> assertThat(status("a")).isEqualTo(CheckStatus.FAIL));
		assertThat(evidence("a").state().failure()).isEqualTo(Outcome.CONNECT);
	}

	@Test
	void aDefectOfOursIsReportedAndIsNoEvidence() {
		start(probe("a", () -> {
			throw new IllegalStateException("defect");
		}));
		await().untilAsserted(() -> assertThat(this.errors).hasSizeGreaterThan(2));
		assertThat(status("a")).isEqualTo(CheckStatus.UNKNOWN);
	}

	@Test
	void aHangingProbeIsAbandonedAtItsDeadlineAndCountsAsATimeout() {
		start(probe("a", () -> {
			this.release.await();
			return ProbeResult.of(Outcome.PASS);
		}));
		await().untilAsserted(() -> assertThat(status("a")).isEqualTo(CheckStatus.FAIL));
		assertThat(evidence("a").state().failure()).isEqualTo(Outcome.TIMEOUT);
		assertThat(count("tetrix.health.probe.abandoned")).isGreaterThanOrEqualTo(2);
	}

	@Test
	void aProbeThatIgnoresItsInterruptHoldsTwoThreadsAtMostAndItsCheckBecomesUnknown() {
		AtomicInteger runs = new AtomicInteger();
		start(probe("stubborn", () -> {
			runs.incrementAndGet();
			while (this.release.getCount() > 0) {
				LockSupport.parkNanos(1_000_000);
			}
			return ProbeResult.of(Outcome.PASS);
		}), probe("well", () -> ProbeResult.of(Outcome.PASS)));
		await().untilAsserted(() -> assertThat(count("tetrix.health.probe.skipped")).isGreaterThan(5));
		assertThat(runs).hasValue(CheckRunner.THREADS);
		assertThat(status("stubborn")).isEqualTo(CheckStatus.UNKNOWN);
		assertThat(status("well")).isEqualTo(CheckStatus.PASS);
		this.release.countDown();
		await().untilAsserted(() -> assertThat(status("stubborn")).isEqualTo(CheckStatus.PASS));
	}

	@Test
	void whatAnAbandonedProbeSaysLaterIsIgnored() {
		AtomicInteger runs = new AtomicInteger();
		start(probe("a", () -> {
			if (runs.incrementAndGet() == 1) {
				while (this.release.getCount() > 0) {
					LockSupport.parkNanos(1_000_000);
				}
				return ProbeResult.of(Outcome.CREDENTIALS);
			}
			return ProbeResult.of(Outcome.PASS);
		}));
		await().untilAsserted(() -> assertThat(status("a")).isEqualTo(CheckStatus.PASS));
		this.release.countDown();
		await().untilAtomic(runs, greaterThan(6));
		assertThat(this.events).noneMatch((event) -> ((ProbeFinished) event).outcome() == Outcome.CREDENTIALS);
	}

	@Test
	void aListenerThatHangsDelaysNoProbe() {
		AtomicInteger runs = new AtomicInteger();
		start((event) -> awaitRelease(), probe("a", () -> {
			runs.incrementAndGet();
			return ProbeResult.of(Outcome.PASS);
		}));
		await().untilAtomic(runs, greaterThan(10));
		assertThat(status("a")).isEqualTo(CheckStatus.PASS);
	}

	@Test
	void aListenerThatThrowsIsReportedAndTheNextEventsStillCome() {
		AtomicInteger seen = new AtomicInteger();
		start((event) -> {
			seen.incrementAndGet();
			throw new IllegalStateException("listener");
		}, probe("a", () -> ProbeResult.of(Outcome.PASS)));
		await().untilAtomic(seen, greaterThan(2));
		assertThat(this.errors).isNotEmpty();
		assertThat(status("a")).isEqualTo(CheckStatus.PASS);
	}

	@Test
	void anEventTellsTheStateBeforeAndAfter() {
		start(probe("a", () -> ProbeResult.of(Outcome.PASS)));
		await().untilAsserted(() -> assertThat(this.events).hasSizeGreaterThan(1));
		List<ProbeFinished> finished = this.events.stream().map(ProbeFinished.class::cast).toList();
		assertThat(finished.get(0).before()).isEqualTo(CheckStatus.UNKNOWN);
		assertThat(finished.get(0).after()).isEqualTo(CheckStatus.PASS);
		assertThat(finished.get(1).before()).isEqualTo(CheckStatus.PASS);
	}

	@Test
	void whatBecomesTooOldWhileResultsTellNothingIsOneChangeToUnknown() {
		AtomicInteger runs = new AtomicInteger();
		start(probe("a", () -> ProbeResult.of((runs.incrementAndGet() == 1) ? Outcome.PASS : Outcome.THROTTLED)));
		await().untilAtomic(runs, greaterThan(9));
		List<ProbeFinished> changes = this.events.stream()
			.map(ProbeFinished.class::cast)
			.filter((it) -> it.before() != it.after())
			.toList();
		assertThat(changes).extracting(ProbeFinished::before).containsExactly(CheckStatus.UNKNOWN, CheckStatus.PASS);
		assertThat(changes).extracting(ProbeFinished::after).containsExactly(CheckStatus.PASS, CheckStatus.UNKNOWN);
	}

	@Test
	void afterCloseNothingIsProbed() throws InterruptedException {
		AtomicInteger runs = new AtomicInteger();
		start(probe("a", () -> {
			runs.incrementAndGet();
			return ProbeResult.of(Outcome.PASS);
		}));
		await().untilAtomic(runs, greaterThan(1));
		this.schedule.close();
		int before = runs.get();
		Thread.sleep(300);
		assertThat(runs.get() - before).isLessThanOrEqualTo(1);
	}

	private void awaitRelease() {
		try {
			this.release.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void start(Probe... probes) {
		start(this.events::add, probes);
	}

	private void start(ApplicationEventPublisher publisher, Probe... probes) {
		this.schedule.close();
		this.schedule = schedule(publisher, probes);
		this.schedule.start();
	}

	private ProbeSchedule schedule(ApplicationEventPublisher publisher, Probe... probes) {
		Map<String, HealthProperties.Check> checks = new LinkedHashMap<>();
		List.of(probes).forEach((probe) -> checks.put(probe.check(), QUICK));
		HealthProperties properties = new HealthProperties(List.copyOf(checks.keySet()), checks, Map.of(),
				Duration.ofSeconds(5));
		Clocks clocks = Clocks.system();
		this.board = new HealthBoard(checks.keySet(), clocks.nanos());
		return new ProbeSchedule(List.of(probes), properties, this.board, clocks, new Everybody(), new Pulse(clocks),
				new MemorySampler(), publisher, this.registry, this.errors::add);
	}

	private Evidence evidence(String check) {
		return Objects.requireNonNull(this.board.snapshot().get(check));
	}

	private CheckStatus status(String check) {
		return evidence(check).state().at(System.nanoTime(), QUICK.staleAfterNanos(1)).status();
	}

	private double count(String counter) {
		return this.registry.find(counter).counters().stream().mapToDouble((it) -> it.count()).sum();
	}

	private static Probe probe(String check, Question question) {
		return new Probe() {

			@Override
			public String check() {
				return check;
			}

			@Override
			public ProbeResult probe() throws Exception {
				return question.ask();
			}

		};
	}

	@FunctionalInterface
	interface Question {

		ProbeResult ask() throws Exception;

	}

}
