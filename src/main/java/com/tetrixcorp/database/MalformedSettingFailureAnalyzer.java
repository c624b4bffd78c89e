package com.tetrixcorp.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Ends a start that a malformed setting prevents with one message instead of a stack
 * trace.
 */
class MalformedSettingFailureAnalyzer extends AbstractFailureAnalyzer<MalformedSettingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MalformedSettingException cause) {
		return new FailureAnalysis(cause.getMessage(), "Correct it, or unset it where no database is needed.", cause);
	}

}
