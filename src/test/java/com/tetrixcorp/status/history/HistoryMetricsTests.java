package com.tetrixcorp.status.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryMetricsTests {

	private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

	private static final Subject MESSAGING = Subject.capability("messaging");

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private HistorySnapshot snapshot = new HistorySnapshot(null, null, List.of(), List.of());

	HistoryMetricsTests() {
		new HistoryMetrics(() -> this.snapshot, new Subjects(List.of(), Map.of("messaging", List.of("telnyx"))))
			.bindTo(this.registry);
	}

	@Test
	void whatWasReadIsANumber() {
		this.snapshot = read(null);
		assertThat(uptime()).isEqualTo(0.75);
		assertThat(value("tetrix.slo.budget.remaining.ratio")).isEqualTo(0.9);
		assertThat(burnRate("1h")).isEqualTo(2);
		assertThat(burnRate("5m")).isNaN();
	}

	@Test
	void whatWasNeverReadIsNoNumber() {
		assertThat(uptime()).isNaN();
		assertThat(value("tetrix.slo.budget.remaining.ratio")).isNaN();
		assertThat(burnRate("1h")).isNaN();
	}

	@Test
	void whatCannotBeReadAnyMoreIsNoNumberAndComesBackWithTheNextReading() {
		this.snapshot = read(NOON.plusSeconds(30));
		assertThat(uptime()).isNaN();
		assertThat(value("tetrix.slo.budget.remaining.ratio")).isNaN();
		assertThat(burnRate("1h")).isNaN();
		this.snapshot = read(null);
		assertThat(uptime()).isEqualTo(0.75);
	}

	private static HistorySnapshot read(@Nullable Instant unavailableSince) {
		Tally day = new Tally(75, 25, 10, 0);
		Objective objective = new Objective(0.999, 30, 1000, 100L,
				List.of(new Objective.BurnRate(1, 5, 14.4, 2.0, null)));
		return new HistorySnapshot(NOON, unavailableSince,
				List.of(new SubjectHistory(MESSAGING, List.of(), day, day, day, day, List.of(), objective)), List.of());
	}

	private double uptime() {
		return this.registry.get("tetrix.status.uptime.ratio").tag("window", "24h").gauge().value();
	}

	private double burnRate(String window) {
		return this.registry.get("tetrix.slo.burn.rate").tag("window", window).gauge().value();
	}

	private double value(String name) {
		return this.registry.get(name).gauge().value();
	}

}
