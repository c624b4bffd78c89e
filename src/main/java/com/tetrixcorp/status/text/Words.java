package com.tetrixcorp.status.text;

import java.util.List;
import java.util.Map;

import com.tetrixcorp.health.Scope;

/**
 * Names and what they stand for, for a reader who has not read our code.
 */
public final class Words {

	private static final Map<String, String> ROLES = Map.of("database", "keeps what you send us", "telnyx",
			"first carrier", "sinch", "second carrier", "firebase", "signs our staff in", "storage",
			"keeping what you send us", "messaging", "reaching a phone, over either carrier", "sign-in",
			"letting our staff in");

	private Words() {
	}

	public static String displayName(String name) {
		return capitalised(name);
	}

	/**
	 * What a check or capability is for.
	 * @param name its name
	 * @return a few words; empty for a name we have no words for
	 */
	public static String role(String name) {
		return ROLES.getOrDefault(name, "");
	}

	public static String capitalised(String text) {
		return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	public static String joined(List<String> names) {
		int last = names.size() - 1;
		return (last < 1) ? String.join("", names)
				: String.join(", ", names.subList(0, last)) + " and " + names.get(last);
	}

	/**
	 * How far a failure reaches, and how we know.
	 * @param scope the scope
	 * @return a clause
	 */
	public static String reach(Scope scope) {
		return switch (scope.kind()) {
			case THIS_INSTANCE -> "this instance alone: others measured that it works";
			case SOME -> scope.failing() + " of " + scope.replicas() + " instances: others measured that it works";
			case ALL -> "every instance, as measured: a restart of ours would not help";
			case UNKNOWN -> "not known: too few have measured it, or there is nobody to compare with";
		};
	}

}
