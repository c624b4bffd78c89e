package com.tetrixcorp.site;

import java.util.Locale;

/**
 * Whose page it is: the name beside the mark, and the hue.
 */
public enum Brand {

	/** The company. */
	TETRIX("TETRIX"),

	/** AI-assisted conversations for teams. */
	JOROMI("JoRoMi"),

	/** Learning to program by building. */
	CODE_ACADEMY("Code Academy");

	private final String displayName;

	Brand(String displayName) {
		this.displayName = displayName;
	}

	static Brand of(Host host) {
		return switch (host) {
			case JOROMI -> JOROMI;
			case CODE_ACADEMY -> CODE_ACADEMY;
			case MAIN, WWW, UNKNOWN -> TETRIX;
		};
	}

	public String displayName() {
		return this.displayName;
	}

	/**
	 * The class that sets the hue in the style sheet.
	 * @return the name in kebab case
	 */
	public String cssClass() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
