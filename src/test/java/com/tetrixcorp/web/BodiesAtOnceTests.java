package com.tetrixcorp.web;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@WebTest
@TestPropertySource(properties = "tetrix.web.body.at-once=2")
class BodiesAtOnceTests {

	private static final String HEAD = "POST /api/test/echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
			+ "Content-Type: application/json\r\nContent-Length: 23\r\n\r\n";

	private static final String BODY = "{\"text\":\"xy\",\"count\":1}";

	@LocalServerPort
	private int port;

	@Test
	void whoIsAskedToComeBackHearsItAlsoAfterMoreThanWasReadAtOnce() throws Exception {
		RawHttp http = new RawHttp(this.port);
		try (Socket first = http.connect(); Socket second = http.connect(); Socket third = http.connect()) {
			RawHttp.write(first, HEAD + "{");
			RawHttp.write(second, HEAD + "{");
			await().atMost(Duration.ofSeconds(3)).until(() -> http.send(HEAD + BODY).status() == 503);

			RawHttp.write(third, HEAD.replace("Length: 23", "Length: 40000"));
			Thread.sleep(200);
			RawHttp.write(third, "x".repeat(20_000));
			RawHttp.write(third, "x".repeat(20_000));
			Expected.error("no room for a long one", RawHttp.read(third), 503, true);
		}
	}

	@Test
	void whileAsManyAsMayBeSendSlowlyOneMoreIsAskedToComeBackAndWhoSendsNothingIsAnswered() throws IOException {
		RawHttp http = new RawHttp(this.port);
		try (Socket first = http.connect(); Socket second = http.connect()) {
			RawHttp.write(first, HEAD + "{");
			assertThat(http.send(HEAD + BODY).status()).as("there is room for a second one").isEqualTo(200);
			RawHttp.write(second, HEAD + "{");
			await().atMost(Duration.ofSeconds(3)).until(() -> http.send(HEAD + BODY).status() == 503);

			Answer refused = http.send(HEAD + BODY);
			Expected.error("no room", refused, 503, true);
			assertThat(refused.header("Retry-After")).isEqualTo("1");
			assertThat(http.get("/api/health/live").status()).isEqualTo(200);

			RawHttp.write(first, BODY.substring(1));
			assertThat(RawHttp.read(first).status()).isEqualTo(200);
			assertThat(http.send(HEAD + BODY).status()).as("it left its room to others").isEqualTo(200);
		}
	}

}
