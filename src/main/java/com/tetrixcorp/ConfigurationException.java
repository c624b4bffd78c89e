package com.tetrixcorp;

import java.util.List;

/**
 * The service cannot start as it is configured. Names variables, never their values.
 */
final class ConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<String> problems;

	ConfigurationException(List<String> problems) {
		super("Not configured for production: " + String.join("; ", problems));
		this.problems = List.copyOf(problems);
	}

	List<String> problems() {
		return this.problems;
	}

}
