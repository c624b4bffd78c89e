package com.tetrixcorp.health;

import java.util.Locale;

/**
 * What one probe found: a pass, one of the fixed failure classes, or nothing conclusive.
 * Only these names are public; never a driver's or a provider's text.
 */
public enum Outcome {

	/** The dependency did what we need of it. */
	PASS(Kind.PASS, Fault.NONE, ""),

	/** Its name could not be resolved. */
	DNS(Kind.FAILURE, Fault.BETWEEN, "its name cannot be resolved"),

	/** No connection, or one that broke before an answer. */
	CONNECT(Kind.FAILURE, Fault.BETWEEN, "no connection, or it broke"),

	/** No trusted encryption. */
	TLS(Kind.FAILURE, Fault.BETWEEN, "no trusted TLS connection"),

	/** No whole answer within the deadline. */
	TIMEOUT(Kind.FAILURE, Fault.THEIRS, "no answer in time"),

	/** It answered that it cannot serve. */
	SERVER_ERROR(Kind.FAILURE, Fault.THEIRS, "it answers that it cannot serve"),

	/** It refused our key, token or password. */
	CREDENTIALS(Kind.FAILURE, Fault.OURS, "it refuses our credentials"),

	/** It knows us, but not what we ask for. */
	MISCONFIGURED(Kind.FAILURE, Fault.OURS, "it accepts us, but not our settings"),

	/** It answered something that is no answer of this interface. */
	PROTOCOL(Kind.FAILURE, Fault.THEIRS, "its answer makes no sense"),

	/** It asked us to come back later: says nothing about its health. */
	THROTTLED(Kind.INCONCLUSIVE, Fault.OURS, "it asks us to call less often"),

	/** We hold no credentials for it, so nothing was asked. */
	NOT_CONFIGURED(Kind.INCONCLUSIVE, Fault.OURS, "it is not configured here");

	private final Kind kind;

	private final Fault fault;

	private final String sentence;

	private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

	Outcome(Kind kind, Fault fault, String sentence) {
		this.kind = kind;
		this.fault = fault;
		this.sentence = sentence;
	}

	public boolean isPass() {
		return this.kind == Kind.PASS;
	}

	public boolean isFailure() {
		return this.kind == Kind.FAILURE;
	}

	/**
	 * Whether this is evidence at all: a pass or a failure.
	 * @return {@code false} if a check's state must not change by it
	 */
	public boolean isConclusive() {
		return this.kind != Kind.INCONCLUSIVE;
	}

	/**
	 * Whose fault this looks like, from the outside.
	 * @return the side that can most likely mend it
	 */
	public Fault fault() {
		return this.fault;
	}

	/**
	 * What happened, for a reader.
	 * @return a clause without subject, empty for a pass
	 */
	public String sentence() {
		return this.sentence;
	}

	/**
	 * The name in payloads and metrics.
	 * @return the name in kebab case
	 */
	public String wireName() {
		return this.wireName;
	}

	private enum Kind {

		PASS, FAILURE, INCONCLUSIVE

	}

	/**
	 * The side that can most likely mend a failure.
	 */
	public enum Fault {

		/** Nobody's: nothing is broken. */
		NONE(""),

		/** The dependency's. */
		THEIRS("looks like theirs"),

		/** Ours: a key, a setting, our rate. */
		OURS("looks like ours"),

		/** The way between us and them. */
		BETWEEN("looks like something between us");

		private final String phrase;

		Fault(String phrase) {
			this.phrase = phrase;
		}

		public String phrase() {
			return this.phrase;
		}

	}

}
