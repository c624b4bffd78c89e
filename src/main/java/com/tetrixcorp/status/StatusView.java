package com.tetrixcorp.status;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.status.text.Moment;

/**
 * What the status page shows.
 *
 * @param sign how the verdict is drawn
 * @param word the verdict in a word
 * @param sentence the verdict in a sentence
 * @param why one sentence for whatever is not well
 * @param asOf the moment all of this is true for
 * @param capabilities what the service can do
 * @param checks what it depends on
 * @param historyRemark what to know of history, if it is not fresh
 * @param past incidents and maintenance
 * @param statements what the providers say of themselves
 * @param instance who answered
 * @param fleet all instances
 * @param refreshSeconds how often the page may renew itself
 */
public record StatusView(Sign sign, String word, String sentence, List<String> why, Moment asOf,
		List<CapabilityView> capabilities, List<CheckView> checks, @Nullable String historyRemark, EventsView past,
		List<StatementView> statements, InstanceView instance, FleetView fleet, int refreshSeconds) {

	private static final int REFRESH_SECONDS = 15;

	static StatusView of(HealthReport report, Memory memory, Pasts pasts, OverIncidents over) {
		Instant now = report.timestamp();
		return new StatusView(Sign.of(report), VerdictWords.word(report), VerdictWords.sentence(report), report.why(),
				Moment.of(now), report.capabilities().stream().map((it) -> CapabilityView.of(it, pasts)).toList(),
				report.checks()
					.stream()
					.map((it) -> CheckView.of(it, report.fleet().probing().get(it.name()), pasts))
					.toList(),
				Remark.onHistory(memory, now), EventsView.of(memory, over, now),
				memory.statements().stream().map(StatementView::of).toList(), InstanceView.of(report.instance()),
				FleetView.of(report.fleet(), now), REFRESH_SECONDS);
	}

	/**
	 * The classes that a failure can have, for the page's key.
	 * @return in the order in which a connection goes wrong
	 */
	public List<Outcome> failureClasses() {
		return Arrays.stream(Outcome.values()).filter(Outcome::isFailure).toList();
	}

}
