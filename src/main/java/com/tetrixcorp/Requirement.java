package com.tetrixcorp;

import java.util.Optional;
import java.util.function.Function;

/**
 * What production asks of one environment variable.
 *
 * @param variable its name
 * @param required whether the service cannot do without it
 * @param flaw tells what is wrong with a value, without repeating any of it
 */
record Requirement(String variable, boolean required, Function<String, Optional<String>> flaw) {

	static Requirement required(String variable, Function<String, Optional<String>> flaw) {
		return new Requirement(variable, true, flaw);
	}

	static Requirement optional(String variable, Function<String, Optional<String>> flaw) {
		return new Requirement(variable, false, flaw);
	}

	/**
	 * What is wrong with a variable.
	 * @param value its value, empty if it is not set
	 * @return its name and the reason, or nothing if all is well
	 */
	Optional<String> problem(String value) {
		if (value.isBlank()) {
			return this.required ? Optional.of(this.variable + " is missing") : Optional.empty();
		}
		return this.flaw.apply(value).map((reason) -> this.variable + " is malformed: " + reason);
	}

}
