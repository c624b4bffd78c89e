package com.tetrixcorp.status.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * History as numbers; NaN where nothing is known. Read from memory, which does not count
 * as somebody looking.
 */
final class HistoryMetrics implements MeterBinder {

	private final Supplier<HistorySnapshot> history;

	private final Subjects subjects;

	HistoryMetrics(Supplier<HistorySnapshot> history, Subjects subjects) {
		this.history = history;
		this.subjects = subjects;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Map<String, Function<SubjectHistory, Tally>> windows = new LinkedHashMap<>();
		windows.put("24h", SubjectHistory::lastDay);
		windows.put("7d", SubjectHistory::lastWeek);
		windows.put("30d", SubjectHistory::lastMonth);
		windows.put("90d", SubjectHistory::lastQuarter);
		for (Subject subject : this.subjects.all()) {
			windows.forEach((window,
					tally) -> gauge("tetrix.status.uptime.ratio", subject, (it) -> orNaN(tally.apply(it).uptime().up()))
						.description("Share of the observed time that a subject was up")
						.tags("subject", subject.key(), "window", window)
						.register(registry));
			if (subject.kind() == Subject.Kind.CAPABILITY) {
				objective(registry, subject);
			}
		}
	}

	private void objective(MeterRegistry registry, Subject capability) {
		gauge("tetrix.slo.budget.remaining.ratio", capability, HistoryMetrics::remaining)
			.description("Share of the error budget that is left; below 0 when the objective is missed")
			.tag("capability", capability.name())
			.register(registry);
		for (String window : List.of("5m", "30m", "1h", "6h", "3d")) {
			gauge("tetrix.slo.burn.rate", capability, (it) -> burnRate(it.objective(), window))
				.description("How fast the error budget is spent: 1 spends it within the objective's days")
				.tags("capability", capability.name(), "window", window)
				.register(registry);
		}
	}

	private Gauge.Builder<Supplier<HistorySnapshot>> gauge(String name, Subject subject,
			ToDoubleFunction<SubjectHistory> value) {
		return Gauge.builder(name, this.history,
				(it) -> latest(it.get(), subject).map(value::applyAsDouble).orElse(Double.NaN));
	}

	// The page can say that it shows what was read earlier; a number cannot.
	private static Optional<SubjectHistory> latest(HistorySnapshot snapshot, Subject subject) {
		return (snapshot.unavailableSince() == null) ? snapshot.of(subject) : Optional.empty();
	}

	private static double remaining(SubjectHistory capability) {
		Objective objective = capability.objective();
		if (objective == null || objective.spentMillis() == null) {
			return Double.NaN;
		}
		return 1 - (double) objective.spentMillis() / objective.budgetMillis();
	}

	private static double burnRate(@Nullable Objective objective, String window) {
		if (objective == null) {
			return Double.NaN;
		}
		for (Objective.BurnRate rate : objective.rates()) {
			if (window.equals(word(rate.longHours() * 60))) {
				return orNaN(rate.overLong());
			}
			if (window.equals(word(rate.shortMinutes()))) {
				return orNaN(rate.overShort());
			}
		}
		return Double.NaN;
	}

	private static String word(int minutes) {
		if (minutes < 60) {
			return minutes + "m";
		}
		return (minutes < 2 * 24 * 60) ? minutes / 60 + "h" : minutes / 60 / 24 + "d";
	}

	private static double orNaN(@Nullable Double value) {
		return (value != null) ? value : Double.NaN;
	}

}
