package com.tetrixcorp.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

@WebTest
@TestPropertySource(properties = "tetrix.web.request-deadline=2s")
class RequestDeadlineTests {

	private static final String LIVE = "GET /api/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

	@LocalServerPort
	private int port;

	@Test
	void whoReadsAnAnswerByteByByteIsDisconnected() throws Exception {
		try (SlowReader reader = new SlowReader(this.port)) {
			assertThat(reader.readsAll(Duration.ofSeconds(4))).isFalse();
		}
	}

	@Test
	void whoPausesForLessGetsAll() throws Exception {
		try (SlowReader reader = new SlowReader(this.port)) {
			assertThat(reader.readsAll(Duration.ofMillis(500))).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1;", "0\r\nTrailer: " })
	void whoDripsBetweenTheBytesOfABodyIsDisconnected(String beginning) throws Exception {
		try (Socket socket = new RawHttp(this.port).connect()) {
			RawHttp.write(socket,
					"POST /api/test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
							+ "Transfer-Encoding: chunked\r\n\r\n" + beginning);
			assertThat(dripsUntilDisconnected(socket, Duration.ofSeconds(20))).isTrue();
		}
	}

	@Test
	void aConnectionMayLiveForLongerThanItsRequests() throws Exception {
		try (Socket socket = new RawHttp(this.port).connect()) {
			StringBuilder answers = new StringBuilder();
			byte[] buffer = new byte[8192];
			int asked = 0;
			for (long start = System.nanoTime(); System.nanoTime() - start < Duration.ofSeconds(5).toNanos(); asked++) {
				RawHttp.write(socket, LIVE);
				answers.append(text(buffer, socket.getInputStream().read(buffer)));
			}
			RawHttp.write(socket, LIVE.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
			byte[] rest = socket.getInputStream().readAllBytes();
			assertThat(answers.append(text(rest, rest.length)).toString().split("HTTP/1.1 200", -1)).hasSize(asked + 2);
		}
	}

	private static String text(byte[] bytes, int count) {
		return new String(bytes, 0, Math.max(0, count), StandardCharsets.ISO_8859_1);
	}

	private static boolean dripsUntilDisconnected(Socket socket, Duration patience) throws Exception {
		long end = System.nanoTime() + patience.toNanos();
		while (System.nanoTime() - end < 0) {
			try {
				RawHttp.write(socket, "a");
			}
			catch (IOException ex) {
				return true;
			}
			Thread.sleep(100);
		}
		return false;
	}

}
