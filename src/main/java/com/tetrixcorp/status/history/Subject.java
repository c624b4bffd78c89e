package com.tetrixcorp.status.history;

import java.util.Locale;

/**
 * What a history is about.
 *
 * @param kind a check or a capability
 * @param name its name, such as {@code telnyx} or {@code messaging}
 */
public record Subject(Kind kind, String name) {

	public static Subject check(String name) {
		return new Subject(Kind.CHECK, name);
	}

	public static Subject capability(String name) {
		return new Subject(Kind.CAPABILITY, name);
	}

	/**
	 * The one text that stands for it, in tables and addresses.
	 * @return such as {@code check:telnyx}
	 */
	public String key() {
		return this.kind.name().toLowerCase(Locale.ROOT) + ":" + this.name;
	}

	/**
	 * What can have a history.
	 */
	public enum Kind {

		/** One dependency. */
		CHECK,

		/** Something that the service can do, with one dependency or another. */
		CAPABILITY

	}

}
