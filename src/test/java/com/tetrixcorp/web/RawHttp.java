package com.tetrixcorp.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Sends bytes exactly as written, since no proper client sends what an attacker does.
 */
final class RawHttp {

	private static final int PATIENCE_MILLIS = 20_000;

	private final int port;

	RawHttp(int port) {
		this.port = port;
	}

	/**
	 * Sends a whole request on a connection of its own and reads until the server closes.
	 * @param request each character is one byte
	 * @return the first answer
	 */
	Answer send(String request) throws IOException {
		try (Socket socket = connect()) {
			write(socket, request);
			return read(socket);
		}
	}

	Answer get(String path, String... headers) throws IOException {
		return request("GET", path, "", headers);
	}

	Answer request(String method, String path, String body, String... headers) throws IOException {
		StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
		List<String> all = new ArrayList<>(List.of(headers));
		if (all.stream().noneMatch((header) -> header.toLowerCase(Locale.ROOT).startsWith("host:"))) {
			all.add("Host: localhost:" + this.port);
		}
		if (!body.isEmpty()) {
			all.add("Content-Length: " + body.length());
		}
		all.add("Connection: close");
		all.forEach((header) -> request.append(header).append("\r\n"));
		return send(request.append("\r\n").append(body).toString());
	}

	Socket connect() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		socket.setSoTimeout(PATIENCE_MILLIS);
		socket.setTcpNoDelay(true);
		return socket;
	}

	static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		socket.getOutputStream().flush();
	}

	static Answer read(Socket socket) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		InputStream in = socket.getInputStream();
		byte[] buffer = new byte[8192];
		try {
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				all.write(buffer, 0, count);
			}
		}
		catch (SocketException ex) {
			// Reset after the answer, since the server did not read the rest of ours.
		}
		return Answer.parse(all.toString(StandardCharsets.UTF_8));
	}

	/**
	 * An answer as it came over the wire.
	 *
	 * @param status its status, or 0 for a connection closed without one
	 * @param headers by name, regardless of case
	 * @param body what followed
	 */
	record Answer(int status, Map<String, List<String>> headers, String body) {

		static Answer parse(String text) {
			int end = text.indexOf("\r\n\r\n");
			if (end < 0) {
				return new Answer(0, Map.of(), text);
			}
			List<String> lines = text.substring(0, end).lines().toList();
			Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			for (String line : lines.subList(1, lines.size())) {
				int colon = line.indexOf(':');
				headers.computeIfAbsent(line.substring(0, colon), (name) -> new ArrayList<>())
					.add(line.substring(colon + 1).strip());
			}
			return new Answer(Integer.parseInt(lines.get(0).split(" ")[1]), headers, text.substring(end + 4));
		}

		@Nullable String header(String name) {
			List<String> values = this.headers.get(name);
			return (values != null) ? String.join(", ", values) : null;
		}

	}

}
