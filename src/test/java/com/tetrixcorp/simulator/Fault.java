package com.tetrixcorp.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a simulated provider does instead of answering normally.
 */
public enum Fault {

	/** Nothing: it answers. */
	NORMAL,

	/** Takes the request and never answers. */
	HANG,

	/** Does what it is asked, and never answers. */
	LOST_ANSWER,

	/** Answers after a quarter of a second. */
	SLOW,

	/** Sends a long answer, one byte a second. */
	DRIP,

	/** Resets the connection instead of answering. */
	RESET,

	/** Closes the connection in the middle of the answer. */
	TRUNCATE,

	/** Refuses the number. */
	BAD_NUMBER(400),

	/** Refuses the credentials. */
	UNAUTHORIZED(401),

	/** Refuses the permission. */
	FORBIDDEN(403),

	/** Does not know what is asked for. */
	NOT_FOUND(404),

	/** Asks to come back later. */
	TOO_MANY(429),

	/** Has a problem of its own. */
	SERVER_ERROR(500),

	/** Answers 200 with what is no JSON. */
	MALFORMED,

	/** Answers 200 with a body that never ends. */
	ENDLESS,

	/** Sends elsewhere, where everything would be well. */
	REDIRECT,

	/** Answers 200 with nothing. */
	EMPTY,

	/** Answers 200 with JSON that means something else. */
	WRONG_SHAPE,

	/** Answers with what is no HTTP. */
	GIBBERISH;

	private final int status;

	Fault() {
		this(0);
	}

	Fault(int status) {
		this.status = status;
	}

	int status() {
		return this.status;
	}

	/**
	 * Whether it means something for what a carrier sends, and nothing new for what it is
	 * asked.
	 * @return whether probes need not be tried with it
	 */
	public boolean isOfSends() {
		return this == LOST_ANSWER || this == SLOW || this == BAD_NUMBER;
	}

	boolean breaksConnection() {
		return switch (this) {
			case HANG, LOST_ANSWER, RESET, DRIP, ENDLESS, TRUNCATE, GIBBERISH -> true;
			default -> false;
		};
	}

	/**
	 * Whether a message that is asked for reaches its phone all the same.
	 */
	boolean delivers() {
		return switch (this) {
			case NORMAL, SLOW, LOST_ANSWER, DRIP, TRUNCATE -> true;
			default -> false;
		};
	}

	/**
	 * The name of the switch, for {@code curl}.
	 * @return the status, or the name in kebab case
	 */
	public String wireName() {
		return (this.status != 0) ? Integer.toString(this.status) : name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Optional<Fault> of(String wireName) {
		return Arrays.stream(values()).filter((fault) -> fault.wireName().equals(wireName)).findFirst();
	}

}
