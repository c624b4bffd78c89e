package com.tetrixcorp.status;

import java.util.Arrays;
import java.util.List;

import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.Outcome;

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
 * @param instance who answered
 * @param refreshSeconds how often the page may renew itself
 */
public record StatusView(Sign sign, String word, String sentence, List<String> why, Moment asOf,
		List<CapabilityView> capabilities, List<CheckView> checks, InstanceView instance, int refreshSeconds) {

	private static final int REFRESH_SECONDS = 15;

	static StatusView of(HealthReport report) {
		return new StatusView(Sign.of(report), VerdictWords.word(report), VerdictWords.sentence(report), report.why(),
				Moment.of(report.timestamp()), report.capabilities().stream().map(CapabilityView::of).toList(),
				report.checks().stream().map(CheckView::of).toList(), InstanceView.of(report.instance()),
				REFRESH_SECONDS);
	}

	/**
	 * The classes that a failure can have, for the page's key.
	 * @return in the order in which a connection goes wrong
	 */
	public List<Outcome> failureClasses() {
		return Arrays.stream(Outcome.values()).filter(Outcome::isFailure).toList();
	}

}
