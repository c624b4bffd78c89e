package com.tetrixcorp.web;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;
import com.tetrixcorp.web.RateLimits.Allowance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each test is another client, as the trusted proxy says.
 */
@WebTest
@TestPropertySource(properties = { "tetrix.web.rate-limit.pages=5", "tetrix.web.rate-limit.api=3",
		"tetrix.web.rate-limit.writes=2", "tetrix.web.rate-limit.window=1h" })
class RateLimitTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "GET, /test/page, PAGES", "HEAD, /assets/x.css, PAGES", "OPTIONS, /test/page, PAGES",
			"GET, /api/status, API", "POST, /api/contact, WRITES", "POST, /contact, WRITES", "DELETE, /api/x, WRITES",
			"FOO, /, WRITES", "GET, /api/health, UNLIMITED", "GET, /api/health/ready, UNLIMITED",
			"POST, /api/health/live, UNLIMITED", "GET, /api/healthy, API" })
	void aRequestDrawsFromOneAllowance(String method, String path, Allowance expected) {
		assertThat(RateLimits.allowanceFor(method, path)).isEqualTo(expected);
	}

	@Test
	void theLastAllowedReadOfAnApiIsAnsweredAndTheNextOneIsNot() throws IOException {
		for (int i = 0; i < 3; i++) {
			assertThat(get("/api/test/json", "192.0.2.1").status()).isEqualTo(200);
		}
		Answer refused = get("/api/test/json", "192.0.2.1");

		Expected.error("too many", refused, 429, true);
		assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After")))).isBetween(1, 1200);
	}

	@Test
	void theLastAllowedPageIsAnsweredAndTheNextOneIsAPageThatSaysWait() throws IOException {
		for (int i = 0; i < 5; i++) {
			assertThat(get("/test/page", "192.0.2.2").status()).isEqualTo(200);
		}
		Answer refused = get("/test/page", "192.0.2.2");

		Expected.error("too many", refused, 429, false);
		assertThat(refused.header("Retry-After")).isNotNull();
	}

	@Test
	void writesAreCountedForThemselves() throws IOException {
		RawHttp http = new RawHttp(this.port);
		for (int i = 0; i < 2; i++) {
			assertThat(http
				.request("POST", "/test/form", "a=1", "do-connecting-ip: 192.0.2.3",
						"Content-Type: application/x-www-form-urlencoded")
				.status()).isEqualTo(200);
		}

		assertThat(http.request("POST", "/test/form", "a=1", "do-connecting-ip: 192.0.2.3").status()).isEqualTo(429);
		assertThat(get("/test/page", "192.0.2.3").status()).isEqualTo(200);
		assertThat(get("/api/test/json", "192.0.2.3").status()).isEqualTo(200);
	}

	@Test
	void oneClientDoesNotUseUpAnothersAllowance() throws IOException {
		for (int i = 0; i < 4; i++) {
			get("/api/test/json", "2001:db8::" + i);
		}

		assertThat(get("/api/test/json", "2001:db8::9").status()).isEqualTo(429);
		assertThat(get("/api/test/json", "2001:db8:0:1::9").status()).isEqualTo(200);
	}

	@Test
	void healthIsNeverLimited() throws IOException {
		for (int i = 0; i < 20; i++) {
			assertThat(get("/api/health/test", "192.0.2.4").status()).isEqualTo(200);
		}
	}

	@Test
	void anEncodedPathDrawsFromTheSameAllowance() throws IOException {
		for (int i = 0; i < 3; i++) {
			assertThat(get("/%61pi/test/json", "192.0.2.5").status()).isEqualTo(200);
		}

		assertThat(get("/api/test/json", "192.0.2.5").status()).isEqualTo(429);
	}

	private Answer get(String path, String client) throws IOException {
		return new RawHttp(this.port).get(path, "do-connecting-ip: " + client);
	}

}
