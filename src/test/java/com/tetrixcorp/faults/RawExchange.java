package com.tetrixcorp.faults;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request on a connection of its own, never repeated, whose answer must be whole: any
 * HTTP client of the JDK would quietly send some requests twice.
 *
 * @param status the answer's
 * @param body of the answer
 */
record RawExchange(int status, String body) {

	private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ?");

	private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

	private static final Pattern CHUNKED = Pattern.compile("(?i)\r\ntransfer-encoding: chunked\r\n");

	static RawExchange get(int port, String path, Duration patience) throws IOException {
		return exchange(port, "GET " + path, "", patience);
	}

	static RawExchange postJson(int port, String path, String json, Duration patience) throws IOException {
		return exchange(port, "POST " + path,
				"Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json, patience);
	}

	private static RawExchange exchange(int port, String line, String rest, Duration patience) throws IOException {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) patience.toMillis());
			socket.setSoTimeout((int) patience.toMillis());
			String request = line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
					+ (rest.isEmpty() ? "\r\n" : rest);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
		}
	}

	static RawExchange parse(String answer) throws IOException {
		int end = answer.indexOf("\r\n\r\n");
		Matcher status = STATUS.matcher(answer);
		if (end < 0 || !status.lookingAt()) {
			throw new EOFException(answer.isEmpty() ? "no answer" : "half a head");
		}
		String head = answer.substring(0, end + 2);
		String body = answer.substring(end + 4);
		Matcher length = LENGTH.matcher(head);
		boolean whole = length.find() ? body.length() == Integer.parseInt(length.group(1))
				: !CHUNKED.matcher(head).find() || body.endsWith("0\r\n\r\n");
		if (!whole) {
			throw new EOFException("half a body of %d bytes after %s".formatted(body.length(), head));
		}
		return new RawExchange(Integer.parseInt(status.group(1)), body);
	}

}
