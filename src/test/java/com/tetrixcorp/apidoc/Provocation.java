package com.tetrixcorp.apidoc;

import java.util.Arrays;
import java.util.Locale;

import com.tetrixcorp.service.Stack;

/**
 * How an error that has nothing to do with what an operation is about is brought about.
 */
enum Provocation {

	UNREADABLE, TOO_LARGE, OTHER_FORMAT, OTHER_SITE, NOT_ACCEPTABLE, TOO_MANY_REQUESTS, NO_TOKEN, BAD_TOKEN, NOT_STAFF,
	NO_KEYS, DATABASE_AWAY, NOT_SET_UP, OTHER_METHOD;

	static Provocation of(String example) {
		return Arrays.stream(values())
			.filter((it) -> it.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(example))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("How is " + example + " brought about?"));
	}

	Stack on(World world) {
		return switch (this) {
			case TOO_MANY_REQUESTS, NO_KEYS, NOT_SET_UP -> world.bare();
			case DATABASE_AWAY -> world.cut();
			default -> world.whole();
		};
	}

	Call change(Call call, Stack stack) {
		return switch (this) {
			case UNREADABLE -> call.saying("{");
			case TOO_LARGE -> call.saying("{\"text\":\"" + "x".repeat(70_000) + "\"}");
			case OTHER_FORMAT -> call.with("Content-Type", "text/plain");
			case OTHER_SITE -> call.with("Origin", "https://elsewhere.example");
			case NOT_ACCEPTABLE -> call.with("Accept", "text/csv");
			case NO_TOKEN -> call.without("Authorization");
			case BAD_TOKEN -> call.with("Authorization", "Bearer a.b.c");
			case NOT_STAFF -> call.with("Authorization",
					"Bearer " + stack.simulators().idTokens().ofAnotherPerson("somebody@example.com", true));
			case OTHER_METHOD -> call.as("PATCH");
			default -> call;
		};
	}

}
