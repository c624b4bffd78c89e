package com.tetrixcorp.status;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.Outcome;

/**
 * One check, as the page shows it.
 *
 * @param name its name
 * @param role what we need it for
 * @param sign how its state is drawn
 * @param word its state in a word
 * @param since when it entered that state, if known
 * @param lastProbe how long the last probe took
 * @param median median of the recent probes
 * @param p95 95th percentile of the same
 * @param evidenceAge how old the newest evidence is
 * @param outcome class of the newest failure, or why the last probe said nothing, if so
 * @param notes why it does not pass, and what else an operator should see
 */
public record CheckView(String name, String role, Sign sign, String word, @Nullable Moment since, String lastProbe,
		String median, String p95, String evidenceAge, @Nullable String outcome, List<String> notes) {

	static CheckView of(CheckReport report) {
		Outcome outcome = (report.failure() != null) ? report.failure() : report.inconclusive();
		return new CheckView(Words.displayName(report.name()), Words.role(report.name()), Sign.of(report.status()),
				report.status().wireName(), (report.since() != null) ? Moment.of(report.since()) : null,
				Readings.took(report.lastProbeMillis()), Readings.took(report.medianMillis()),
				Readings.took(report.p95Millis()), Readings.age(report.evidenceAgeMillis()),
				(outcome != null) ? outcome.wireName() : null, notes(report));
	}

	private static List<String> notes(CheckReport report) {
		return Stream.concat(Stream.ofNullable(report.why()), report.remarks().stream()).toList();
	}

}
