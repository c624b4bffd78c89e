package com.tetrixcorp.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

/**
 * Sends bytes exactly as written, since no proper client sends what an attacker does.
 */
public final class RawHttp {

	private static final int PATIENCE_MILLIS = 20_000;

	private final int port;

	public RawHttp(int port) {
		this.port = port;
	}

	/**
	 * Sends a whole request on a connection of its own and reads until the server closes.
	 * @param request each character is one byte
	 * @return the first answer
	 */
	public Answer send(String request) throws IOException {
		try (Socket socket = connect()) {
			write(socket, request);
			return read(socket);
		}
	}

	/**
	 * Gets a path of the host {@code localhost}, unless a header names another.
	 * @param path the path
	 * @param headers further headers, each a whole line
	 * @return the answer
	 * @throws IOException if none can be had
	 */
	public Answer get(String path, String... headers) throws IOException {
		return request("GET", path, "", headers);
	}

	public Answer getFrom(String host, String path, String... headers) throws IOException {
		return requestFrom(host, "GET", path, headers);
	}

	public Answer requestFrom(String host, String method, String path, String... headers) throws IOException {
		String[] all = Arrays.copyOf(headers, headers.length + 1);
		all[headers.length] = "Host: " + host;
		return request(method, path, "", all);
	}

	public Answer request(String method, String path, String body, String... headers) throws IOException {
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

	public Socket connect() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		socket.setSoTimeout(PATIENCE_MILLIS);
		socket.setTcpNoDelay(true);
		return socket;
	}

	public static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		socket.getOutputStream().flush();
	}

	public static Answer read(Socket socket) throws IOException {
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
		return Answer.parse(all.toByteArray());
	}

	/**
	 * An answer as it came over the wire.
	 *
	 * @param status its status, or 0 for a connection closed without one
	 * @param headers by name, regardless of case
	 * @param content the bytes that followed
	 */
	public record Answer(int status, Map<String, List<String>> headers, byte[] content) {

		static Answer parse(byte[] all) {
			String text = new String(all, StandardCharsets.ISO_8859_1);
			int end = text.indexOf("\r\n\r\n");
			if (end < 0) {
				return new Answer(0, Map.of(), all);
			}
			List<String> lines = text.substring(0, end).lines().toList();
			Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			for (String line : lines.subList(1, lines.size())) {
				int colon = line.indexOf(':');
				headers.computeIfAbsent(line.substring(0, colon), (name) -> new ArrayList<>())
					.add(line.substring(colon + 1).strip());
			}
			byte[] rest = Arrays.copyOfRange(all, end + 4, all.length);
			boolean chunked = List.of("chunked").equals(headers.get("Transfer-Encoding"));
			byte[] content = chunked ? unchunked(rest) : rest;
			return new Answer(Integer.parseInt(lines.get(0).split(" ")[1]), headers, content);
		}

		private static byte[] unchunked(byte[] chunks) {
			ByteArrayOutputStream content = new ByteArrayOutputStream();
			String text = new String(chunks, StandardCharsets.ISO_8859_1);
			int position = 0;
			while (position < chunks.length) {
				int line = text.indexOf("\r\n", position);
				int size = Integer.parseInt(text.substring(position, line), 16);
				content.write(chunks, line + 2, size);
				position = (size > 0) ? line + 2 + size + 2 : chunks.length;
			}
			return content.toByteArray();
		}

		/**
		 * The values of a header.
		 * @param name its name, in any case
		 * @return the values, joined by commas, or {@code null} if there is none
		 */
		public @Nullable String header(String name) {
			List<String> values = this.headers.get(name);
			return (values != null) ? String.join(", ", values) : null;
		}

		public String body() {
			return new String(this.content, StandardCharsets.UTF_8);
		}

		public String unzipped() throws IOException {
			try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(this.content))) {
				return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
			}
		}

	}

}
