package com.tetrixcorp.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

@WebTest
@TestPropertySource(properties = { "tetrix.web.body.deadline=1s", "server.tomcat.connection-timeout=700ms" })
class BodyLimitTests {

	private static final int LIMIT = 65_536;

	private static final String POST = "POST /api/test/echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
			+ "Content-Type: application/json\r\n";

	@LocalServerPort
	private int port;

	@Test
	void aBodyOfExactlyTheLimitIsTaken() throws IOException {
		assertThat(post(json(LIMIT)).status()).isEqualTo(200);
	}

	@Test
	void oneByteMoreIsRefused() throws IOException {
		Expected.error("too large", post(json(LIMIT + 1)), 413, true);
	}

	@Test
	void aTooLargeBodyIsRefusedBeforeItIsSent() throws IOException {
		Answer answer = new RawHttp(this.port)
			.send(POST + "Expect: 100-continue\r\nContent-Length: 9000000000\r\n\r\n");

		Expected.error("announced too large", answer, 413, true);
	}

	@Test
	void chunksUpToTheLimitAreTakenAndOneByteMoreIsRefused() throws IOException {
		String chunked = POST + "Transfer-Encoding: chunked\r\n\r\n";
		RawHttp http = new RawHttp(this.port);

		assertThat(http.send(chunked + chunk(json(LIMIT)) + "0\r\n\r\n").status()).isEqualTo(200);
		Expected.error("chunks", http.send(chunked + chunk(json(LIMIT + 1)) + "0\r\n\r\n"), 413, true);
	}

	@Test
	void endlessChunksAreCutOff() throws IOException {
		try (Socket socket = new RawHttp(this.port).connect()) {
			RawHttp.write(socket, POST + "Transfer-Encoding: chunked\r\n\r\n");
			for (int i = 0; i < 10; i++) {
				RawHttp.write(socket, chunk("x".repeat(8_000)));
			}

			Expected.error("endless", RawHttp.read(socket), 413, true);
		}
	}

	@Test
	void aBodyThatDripsIsCutOffAtTheDeadline() throws Exception {
		try (Socket socket = new RawHttp(this.port).connect()) {
			RawHttp.write(socket, POST + "Content-Length: 1000\r\n\r\n");
			long start = System.nanoTime();
			for (int i = 0; i < 6; i++) {
				RawHttp.write(socket, "x");
				Thread.sleep(250);
			}
			Answer answer = RawHttp.read(socket);

			Expected.error("dripping", answer, 408, true);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
		}
	}

	@Test
	void aFormThatDripsIsCutOffToo() throws Exception {
		try (Socket socket = new RawHttp(this.port).connect()) {
			RawHttp.write(socket, "POST /test/form HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
					+ "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n");
			for (int i = 0; i < 6; i++) {
				RawHttp.write(socket, "x");
				Thread.sleep(250);
			}

			Expected.error("dripping form", RawHttp.read(socket), 408, false);
		}
	}

	@Test
	void aBodyThatStopsIsCutOffByTheConnectionsTimeout() throws IOException {
		Answer answer = new RawHttp(this.port).send(POST + "Content-Length: 1000\r\n\r\n{");

		Expected.error("stopping", answer, 408, true);
	}

	@Test
	void headersThatStopEndTheConnectionWithoutHoldingAThread() throws IOException {
		long start = System.nanoTime();
		Answer answer = new RawHttp(this.port).send("GET /test/page HTTP/1.1\r\nHost: loc");

		assertThat(answer.status()).isZero();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
	}

	@Test
	void aBodyThatArrivesInPiecesInTimeIsTaken() throws Exception {
		try (Socket socket = new RawHttp(this.port).connect()) {
			String json = json(1_000);
			RawHttp.write(socket, POST + "Content-Length: 1000\r\n\r\n" + json.substring(0, 400));
			Thread.sleep(300);
			RawHttp.write(socket, json.substring(400));

			assertThat(RawHttp.read(socket).status()).isEqualTo(200);
		}
	}

	@Test
	void aFormReachesTheApplicationTogetherWithTheQuery() throws IOException {
		Answer answer = new RawHttp(this.port).request("POST", "/test/form?a=1&both=q",
				bytes("b=%C3%A9+x&c=&both=f&d=é"), "Content-Type: application/x-www-form-urlencoded");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("{a=1, both=q, b=é x, c=, d=é}");
	}

	private static String bytes(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

	private Answer post(String body) throws IOException {
		return new RawHttp(this.port).send(POST + "Content-Length: " + body.length() + "\r\n\r\n" + body);
	}

	private static String json(int length) {
		String frame = "{\"text\":\"\",\"count\":1}";
		return "{\"text\":\"" + "x".repeat(length - frame.length()) + "\",\"count\":1}";
	}

	private static String chunk(String content) {
		return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
	}

}
