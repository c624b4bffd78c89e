package com.tetrixcorp;

import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Turns missing or malformed variables into one message that lists them all.
 */
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationException cause) {
		String list = cause.problems().stream().map((problem) -> "  - " + problem).collect(Collectors.joining("\n"));
		return new FailureAnalysis(
				"These environment variables keep the service from starting in production:\n\n" + list,
				"Set them in the app's spec or environment; the README's section \"Configure\" says what each is for.",
				cause);
	}

}
