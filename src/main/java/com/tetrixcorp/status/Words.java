package com.tetrixcorp.status;

import java.util.List;
import java.util.Map;

/**
 * Names and what they stand for, for a reader who has not read our code.
 */
final class Words {

	private static final Map<String, String> ROLES = Map.of("database", "keeps what you send us", "telnyx",
			"first carrier", "sinch", "second carrier", "firebase", "signs our staff in", "storage",
			"keeping what you send us", "messaging", "reaching a phone, over either carrier", "sign-in",
			"letting our staff in");

	private Words() {
	}

	static String displayName(String name) {
		return capitalised(name);
	}

	/**
	 * What a check or capability is for.
	 * @param name its name
	 * @return a few words; empty for a name we have no words for
	 */
	static String role(String name) {
		return ROLES.getOrDefault(name, "");
	}

	static String capitalised(String text) {
		return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	static String joined(List<String> names) {
		int last = names.size() - 1;
		return (last < 1) ? String.join("", names)
				: String.join(", ", names.subList(0, last)) + " and " + names.get(last);
	}

}
