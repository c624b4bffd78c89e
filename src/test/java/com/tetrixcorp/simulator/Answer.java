package com.tetrixcorp.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer to be sent.
 *
 * @param status its status
 * @param headers its headers, beyond length and type
 * @param body its body
 */
record Answer(int status, Map<String, String> headers, String body) {

	static Answer json(int status, String body) {
		return new Answer(status, Map.of("Content-Type", "application/json"), body);
	}

	static Answer empty(int status) {
		return new Answer(status, Map.of(), "");
	}

	Answer with(String name, String value) {
		Map<String, String> all = new TreeMap<>(this.headers);
		all.put(name, value);
		return new Answer(this.status, all, this.body);
	}

	byte[] head(String framing) {
		StringBuilder head = new StringBuilder("HTTP/1.1 ").append(this.status).append(" Simulated\r\n");
		this.headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		return head.append(framing).append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	byte[] bytes() {
		return this.body.getBytes(StandardCharsets.UTF_8);
	}

}
