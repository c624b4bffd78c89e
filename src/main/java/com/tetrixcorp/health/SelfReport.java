package com.tetrixcorp.health;

/**
 * Port: what a dependency says of itself, on a status page of its own. Shown beside what
 * we measure and never mixed into it: such pages lag, and tell of more than we use.
 */
public interface SelfReport {

	/**
	 * The check of the same dependency.
	 * @return its name
	 */
	String check();

	/**
	 * The status page for people.
	 * @return its address
	 */
	String link();

	/**
	 * Whether there is a page to read here.
	 * @return {@code false} if none is configured
	 */
	boolean published();

	/**
	 * Reads the page, over the wire. Blocks, but not beyond its deadline.
	 * @return what it says; unknown if it could not be read or understood
	 */
	Statement fetch();

	/**
	 * What the page comes down to.
	 *
	 * @param says whether it admits to something
	 * @param openIncidents how many incidents it names that are not over
	 */
	record Statement(Says says, int openIncidents) {

		/** Not read, or not understood. */
		public static final Statement UNKNOWN = new Statement(Says.UNKNOWN, 0);

	}

	/**
	 * Whether a dependency admits to something.
	 */
	enum Says {

		/** All is well. */
		OPERATIONAL,

		/** Something is not. */
		TROUBLE,

		/** Not known. */
		UNKNOWN

	}

}
