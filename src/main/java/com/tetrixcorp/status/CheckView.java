package com.tetrixcorp.status;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.FleetReport.Probing;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.site.Fragment;
import com.tetrixcorp.status.history.Subject;
import com.tetrixcorp.status.text.Moment;
import com.tetrixcorp.status.text.Readings;
import com.tetrixcorp.status.text.Words;

/**
 * One check, as the page shows it.
 *
 * @param id its name in the page
 * @param name its name
 * @param role what we need it for
 * @param sign how its state is drawn
 * @param word its state in a word
 * @param since when it entered that state, if known
 * @param lastProbe how long the last probe took
 * @param median median of the recent probes
 * @param p95 95th percentile of the same
 * @param evidenceAge how old the newest evidence is
 * @param callsLastHour how often all living instances asked within the last hour, if one
 * asks for all
 * @param outcome class of the newest failure, or why the last probe said nothing, if so
 * @param reach how far its failure reaches, if it fails
 * @param notes why it does not pass, and what else an operator should see
 * @param past its history, rendered
 */
public record CheckView(String id, String name, String role, Sign sign, String word, @Nullable Moment since,
		String lastProbe, String median, String p95, String evidenceAge, @Nullable Long callsLastHour,
		@Nullable String outcome, @Nullable String reach, List<String> notes, Fragment past) {

	static CheckView of(CheckReport report, @Nullable Probing probing, Pasts pasts) {
		Outcome outcome = (report.failure() != null) ? report.failure() : report.inconclusive();
		Subject subject = Subject.check(report.name());
		return new CheckView(Pasts.id(subject), Words.displayName(report.name()), Words.role(report.name()),
				Sign.of(report.status()), report.status().wireName(),
				(report.since() != null) ? Moment.of(report.since()) : null, Readings.took(report.lastProbeMillis()),
				Readings.took(report.medianMillis()), Readings.took(report.p95Millis()),
				Readings.age(report.evidenceAgeMillis()), (probing != null) ? probing.callsLastHour() : null,
				(outcome != null) ? outcome.wireName() : null,
				(report.scope() != null) ? Words.reach(report.scope()) : null, notes(report), pasts.of(subject));
	}

	private static List<String> notes(CheckReport report) {
		return Stream.concat(Stream.ofNullable(report.why()), report.remarks().stream()).toList();
	}

}
