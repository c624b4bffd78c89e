package com.tetrixcorp.staff;

import org.jspecify.annotations.Nullable;

/**
 * What somebody of our staff is about to do.
 *
 * @param name what, such as {@code contact.read}
 * @param object on what, such as {@code contact/17}; {@code null} if on all of them
 */
record Action(String name, @Nullable String object) {

	static Action of(String name) {
		return new Action(name, null);
	}

	static Action of(String name, String kind, Object id) {
		return new Action(name, kind + "/" + id);
	}

}
