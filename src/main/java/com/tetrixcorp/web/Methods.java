package com.tetrixcorp.web;

import java.util.Set;

/**
 * What the methods of HTTP mean to the chain.
 */
final class Methods {

	static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE",
			"CONNECT");

	private static final Set<String> READING = Set.of("GET", "HEAD");

	private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

	private Methods() {
	}

	static boolean reads(String method) {
		return READING.contains(method);
	}

	static boolean mayWrite(String method) {
		return !HARMLESS.contains(method);
	}

}
