package com.tetrixcorp;

import java.util.Optional;
import java.util.function.Function;

import org.springframework.core.env.PropertyResolver;

/**
 * What production asks of one environment variable.
 *
 * @param variable its name
 * @param required whether the service cannot do without it
 * @param flaw tells what is wrong with a stripped value, without repeating any of it
 */
record Requirement(String variable, boolean required, Function<String, Optional<String>> flaw) {

	static Requirement required(String variable, Function<String, Optional<String>> flaw) {
		return new Requirement(variable, true, flaw);
	}

	static Requirement optional(String variable, Function<String, Optional<String>> flaw) {
		return new Requirement(variable, false, flaw);
	}

	/**
	 * What is wrong with the variable.
	 * @param environment where it is set, or not
	 * @return its name and the reason, or nothing if all is well
	 */
	Optional<String> problem(PropertyResolver environment) {
		return reason(environment).map((reason) -> this.variable + " " + reason);
	}

	private Optional<String> reason(PropertyResolver environment) {
		try {
			String value = environment.getProperty(this.variable, "").strip();
			if (value.isEmpty()) {
				return this.required ? Optional.of("is missing") : Optional.empty();
			}
			return this.flaw.apply(value).map((reason) -> "is malformed: " + reason);
		}
		// Its message may quote the value.
		catch (RuntimeException ex) {
			return Optional.of("is malformed: it cannot be read");
		}
	}

}
