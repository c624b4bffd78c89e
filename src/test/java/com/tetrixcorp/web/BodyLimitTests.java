package com.tetrixcorp.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
	void whoDripsOnAfterARefusalIsDisconnectedWhateverWasRefused() throws Exception {
		List<String> heads = new ArrayList<>(List.of(POST + "Content-Length: 1000\r\n\r\n"));
		for (String start : List.of("GET /no-such-page", "POST /test/page", "POST /no-such-page", "TRACE /",
				"GET /%00")) {
			for (String connection : List.of("close", "keep-alive")) {
				heads.add(start + " HTTP/1.1\r\nHost: localhost\r\nConnection: " + connection
						+ "\r\nContent-Length: 100000\r\n\r\n");
			}
		}
		// The body's deadline is a second, and what is refused is read on for two.
		assertThat(stillConnectedAfter(Duration.ofMillis(700), heads)).contains(heads.get(0));
		assertThat(stillConnectedAfter(Duration.ofSeconds(6), heads)).isEmpty();
	}

	@Test
	void aRefusedBodyThatComesInTimeLeavesTheConnectionToTheNextRequest() throws IOException {
		String refused = "POST /api/test/echo HTTP/1.1\r\nHost: localhost\r\nOrigin: https://elsewhere.example\r\n"
				+ "Sec-Fetch-Site: cross-site\r\nContent-Type: application/json\r\nContent-Length: 20000\r\n\r\n";
		try (Socket socket = new RawHttp(this.port).connect()) {
			RawHttp.write(socket, refused + json(20_000) + POST + "Content-Length: 100\r\n\r\n" + json(100));
			Answer answers = RawHttp.read(socket);

			assertThat(answers.status()).isEqualTo(403);
			assertThat(answers.body()).contains("HTTP/1.1 200");
		}
	}

	@Test
	void theRestOfARefusedBodyIsNeverTakenForARequest() throws Exception {
		String refused = "POST /api/test/echo HTTP/1.1\r\nHost: localhost\r\nOrigin: https://elsewhere.example\r\n"
				+ "Sec-Fetch-Site: cross-site\r\nContent-Type: application/json\r\nContent-Length: 400000\r\n\r\n";
		try (Socket socket = new RawHttp(this.port).connect()) {
			RawHttp.write(socket, refused);
			for (int i = 0; i < 15; i++) {
				Thread.sleep(200);
				drip(socket);
			}
			drip(socket, "\r\n\r\nGET /api/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
			Answer answers = RawHttp.read(socket);

			assertThat(answers.status()).isEqualTo(403);
			assertThat(answers.body()).doesNotContain("HTTP/1.1");
		}
	}

	@Test
	void theContainersOwnAnswerToOptionsStaysWhatItIsWithABody() throws IOException {
		Answer answer = new RawHttp(this.port)
			.send("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 5\r\n\r\nabcde");

		assertThat(answer.status()).isEqualTo(200);
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

	private List<String> stillConnectedAfter(Duration time, List<String> heads) throws Exception {
		Map<String, Socket> dripping = new LinkedHashMap<>();
		try {
			for (String head : heads) {
				dripping.put(head, new RawHttp(this.port).connect());
				RawHttp.write(dripping.get(head), head);
			}
			long end = System.nanoTime() + time.toNanos();
			while (!dripping.isEmpty() && System.nanoTime() - end < 0) {
				Thread.sleep(200);
				dripping.values().removeIf((socket) -> !drip(socket));
			}
			return List.copyOf(dripping.keySet());
		}
		finally {
			for (Socket socket : dripping.values()) {
				socket.close();
			}
		}
	}

	private static boolean drip(Socket socket) {
		return drip(socket, "x");
	}

	private static boolean drip(Socket socket, String piece) {
		try {
			RawHttp.write(socket, piece);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
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
