package com.tetrixcorp.health;

import java.util.Locale;

/**
 * How far a failure reaches: whether it is this instance that cannot, or everybody. A
 * restart can help only where others can.
 *
 * @param kind the answer
 * @param failing instances that measured the failure themselves
 * @param replicas instances alive
 */
public record Scope(Kind kind, int failing, int replicas) {

	/**
	 * The answer for a reader.
	 * @return such as {@code this-instance}, {@code some (1/3)}, {@code all} or
	 * {@code unknown}
	 */
	public String wireName() {
		String name = this.kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
		return (this.kind == Kind.SOME) ? name + " (" + this.failing + "/" + this.replicas + ")" : name;
	}

	/**
	 * Who is affected.
	 */
	public enum Kind {

		/** This instance alone; others measured that it works. */
		THIS_INSTANCE,

		/** Some of the instances, and others can. */
		SOME,

		/** Every instance that is alive. */
		ALL,

		/** Not enough of them have measured, or there is nobody to compare with. */
		UNKNOWN

	}

}
