package com.tetrixcorp.health;

import java.util.List;

/**
 * What one probe of a dependency found.
 *
 * @param outcome the pass, the class of failure, or why nothing could be concluded
 * @param remarks things worth an operator's eye that do not change the outcome; our own
 * fixed sentences, never a provider's text
 */
public record ProbeResult(Outcome outcome, List<String> remarks) {

	public ProbeResult {
		remarks = List.copyOf(remarks);
	}

	public static ProbeResult of(Outcome outcome) {
		return new ProbeResult(outcome, List.of());
	}

	public static ProbeResult passWith(List<String> remarks) {
		return new ProbeResult(Outcome.PASS, remarks);
	}

}
