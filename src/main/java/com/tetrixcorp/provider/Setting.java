package com.tetrixcorp.provider;

import java.util.Optional;
import java.util.function.Function;

/**
 * One environment variable that a provider needs, and what a value must look like. Never
 * shows its value.
 *
 * @param variable the name of the variable
 * @param value its value, stripped; blank if not set
 * @param flaw tells what is wrong with a value
 */
public record Setting(String variable, String value, Function<String, Optional<String>> flaw) {

	boolean missing() {
		return this.value.isBlank();
	}

	boolean malformed() {
		return !missing() && this.flaw.apply(this.value).isPresent();
	}

	@Override
	public String toString() {
		return this.variable;
	}

}
