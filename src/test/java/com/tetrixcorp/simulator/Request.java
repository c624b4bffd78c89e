package com.tetrixcorp.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A request as it came.
 *
 * @param method its method
 * @param path its path, undecoded
 * @param query its parameters
 * @param headers its headers, by names in any case
 * @param body its body
 */
record Request(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final int LONGEST_LINE = 16 * 1024;

	Optional<String> header(String name) {
		return Optional.ofNullable(this.headers.get(name));
	}

	Optional<String> parameter(String name) {
		return Optional.ofNullable(this.query.get(name));
	}

	boolean is(String method, String path) {
		return this.method.equals(method) && this.path.equals(path);
	}

	JsonNode json() {
		try {
			return JSON.readTree(this.body);
		}
		catch (JsonProcessingException ex) {
			return MissingNode.getInstance();
		}
	}

	Request under(String prefix) {
		return new Request(this.method, this.path.substring(prefix.length()), this.query, this.headers, this.body);
	}

	static Optional<Request> read(BufferedInputStream in) throws IOException {
		String[] first = line(in).split(" ", 3);
		if (first.length < 3) {
			return Optional.empty();
		}
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			String[] header = line.split(":", 2);
			headers.put(header[0], (header.length < 2) ? "" : header[1].strip());
		}
		String body = new String(in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0"))),
				StandardCharsets.UTF_8);
		String[] target = first[1].split("\\?", 2);
		return Optional.of(new Request(first[0], target[0], (target.length < 2) ? Map.of() : query(target[1]),
				Collections.unmodifiableMap(headers), body));
	}

	private static String line(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = in.read(); next >= 0 && next != '\n' && line.size() < LONGEST_LINE; next = in.read()) {
			line.write(next);
		}
		return line.toString(StandardCharsets.ISO_8859_1).strip();
	}

	private static Map<String, String> query(String text) {
		Map<String, String> query = new LinkedHashMap<>();
		Pattern.compile("&").splitAsStream(text).forEach((parameter) -> {
			String[] parts = parameter.split("=", 2);
			query.put(parts[0], (parts.length < 2) ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
		});
		return query;
	}

}
