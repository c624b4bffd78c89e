package com.tetrixcorp.site;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Speaks HTTP word for word, with any {@code Host}, so that a test sees what is on the
 * wire.
 */
public final class RawHttp {

	private final int port;

	public RawHttp(int port) {
		this.port = port;
	}

	public Answer get(String path, String... headers) {
		return send("GET", path, "tetrixcorp.com", headers);
	}

	public Answer getFrom(String host, String path, String... headers) {
		return send("GET", path, host, headers);
	}

	public Answer send(String method, String path, String host, String... headers) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(10_000);
			String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
					+ String.join("", List.of(headers).stream().map((header) -> header + "\r\n").toList()) + "\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return Answer.read(socket.getInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What came back.
	 */
	public static final class Answer {

		private final int status;

		private final List<String> head;

		private final byte[] body;

		private Answer(int status, List<String> head, byte[] body) {
			this.status = status;
			this.head = head;
			this.body = body;
		}

		static Answer read(InputStream input) throws IOException {
			ByteArrayOutputStream whole = new ByteArrayOutputStream();
			input.transferTo(whole);
			String text = whole.toString(StandardCharsets.ISO_8859_1);
			int end = text.indexOf("\r\n\r\n");
			List<String> lines = text.substring(0, end).lines().toList();
			byte[] body = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
			return new Answer(Integer.parseInt(lines.get(0), "HTTP/1.1 ".length(), "HTTP/1.1 200".length(), 10), lines,
					body);
		}

		public int status() {
			return this.status;
		}

		/**
		 * The values of a header.
		 * @param name its name, in any case
		 * @return the values, joined by commas; empty if there is none
		 */
		public String header(String name) {
			return String.join(", ",
					this.head.stream()
						.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
						.map((line) -> line.substring(name.length() + 1).strip())
						.toList());
		}

		public byte[] body() {
			return this.body.clone();
		}

		public String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

		public String unzipped() {
			try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(this.body))) {
				return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
