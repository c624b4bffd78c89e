package com.tetrixcorp.verification;

import java.util.Locale;

/**
 * What came of asking a carrier to send a code.
 */
public enum SendOutcome {

	/** The carrier took the message. */
	ACCEPTED,

	/**
	 * The carrier says that the number cannot be reached, which no other carrier mends.
	 */
	NUMBER_REFUSED,

	/** Our key was refused. */
	CREDENTIALS,

	/** The key is good, but something of our account is not. */
	MISCONFIGURED,

	/** The carrier does not understand us. */
	REQUEST_REFUSED,

	/** We ask too often. */
	THROTTLED,

	/** The carrier has a problem of its own. */
	UNAVAILABLE,

	/** No connection came about. */
	UNREACHABLE,

	/** No whole answer came in time; the message may be on its way all the same. */
	UNANSWERED,

	/**
	 * An answer that cannot be understood; the message may be on its way all the same.
	 */
	UNCLEAR,

	/** Not asked: the carrier failed too often just before. */
	BREAKER_OPEN,

	/** Not asked: too many messages are on their way to the carrier. */
	BUSY;

	/**
	 * The name in metrics and tables.
	 * @return in kebab case
	 */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether the next carrier is to be asked. After an answer that did not come in time,
	 * too: both messages carry the same code, so it does no harm if both arrive.
	 * @return {@code false} if the message is sent, or can be by nobody
	 */
	boolean leavesItToTheNext() {
		return this != ACCEPTED && this != NUMBER_REFUSED;
	}

	/**
	 * Whether another message would have been taken: no fault of the carrier.
	 * @return {@code true} if it says nothing of how the carrier does
	 */
	public boolean isAboutTheMessage() {
		return this == NUMBER_REFUSED || this == REQUEST_REFUSED;
	}

	/**
	 * Whether the message may arrive, though nobody said that it was taken.
	 * @return {@code false} if it was taken, or certainly was not
	 */
	boolean isUnclear() {
		return this == UNANSWERED || this == UNCLEAR;
	}

}
