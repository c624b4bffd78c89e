package com.tetrixcorp.site;

/**
 * What the name in a request's {@code Host} header stands for.
 */
public enum Host {

	/** The primary domain, or another domain with the same pages. */
	MAIN(""),

	/** JoRoMi's own page. */
	JOROMI("joromi."),

	/** Code Academy's own page. */
	CODE_ACADEMY("code-academy."),

	/** The primary domain with a {@code www.} that we do not use. */
	WWW("www."),

	/** An address, a name of the platform's, or anybody's guess. */
	UNKNOWN("");

	private final String prefix;

	Host(String prefix) {
		this.prefix = prefix;
	}

	String domain(String primaryDomain) {
		return this.prefix + primaryDomain;
	}

	boolean isLanding() {
		return this == JOROMI || this == CODE_ACADEMY;
	}

	/**
	 * The host whose pages are shown on this one.
	 * @return the host itself if it has pages of its own, else {@link #MAIN}
	 */
	Host site() {
		return isLanding() ? this : MAIN;
	}

}
