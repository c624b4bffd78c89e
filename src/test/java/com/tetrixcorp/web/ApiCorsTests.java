package com.tetrixcorp.web;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

@WebTest
class ApiCorsTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "https://tetrixcorp.com", "https://joromi.tetrixcorp.com",
			"https://code-academy.tetrixcorp.com" })
	void scriptsOfOurDomainsMayCallTheApis(String origin) throws IOException {
		Answer preflight = preflight("/api/test/echo", origin, "POST");
		Answer answer = new RawHttp(this.port).get("/api/test/json", "Origin: " + origin);

		Expected.headersOfEveryResponse("preflight", preflight);
		assertThat(preflight.status()).isEqualTo(200);
		assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(origin);
		assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("GET,HEAD,POST");
		assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("3600");
		assertThat(preflight.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
		assertThat(answer.header("Access-Control-Expose-Headers")).contains("X-Request-Id");
		assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Credentials");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "http://tetrixcorp.com", "https://tetrixcorp.com.evil.example",
			"https://eviltetrixcorp.com", "https://tetrixcorp.com:8443", "null", "https://www.tetrixcorp.com",
			"::not an origin::" })
	void scriptsOfNobodyElseMay(String origin) throws IOException {
		Answer preflight = preflight("/api/test/echo", origin, "POST");
		Answer answer = new RawHttp(this.port).get("/api/test/json", "Origin: " + origin);

		Expected.error("preflight of " + origin, preflight, 403, true);
		Expected.error("call of " + origin, answer, 403, true);
		assertThat(preflight.headers()).doesNotContainKey("Access-Control-Allow-Origin");
		assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
	}

	@Test
	void aMethodThatNoApiTakesIsRefusedInThePreflight() throws IOException {
		Expected.error("preflight", preflight("/api/test/echo", "https://tetrixcorp.com", "DELETE"), 403, true);
	}

	@Test
	void answersVaryByOriginWhetherOrNotOneIsSent() throws IOException {
		RawHttp http = new RawHttp(this.port);

		assertThat(http.get("/api/test/json").header("Vary")).contains("Origin");
		assertThat(http.get("/api/test/json", "Origin: https://tetrixcorp.com").header("Vary")).contains("Origin");
	}

	@Test
	void errorsOfAnAllowedCallCanBeReadToo() throws IOException {
		Answer answer = new RawHttp(this.port).get("/api/none", "Origin: https://tetrixcorp.com");

		Expected.error("none", answer, 404, true);
		assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://tetrixcorp.com");
	}

	@Test
	void callsFromTheSameOriginNeedNoPermission() throws IOException {
		Answer answer = new RawHttp(this.port).get("/api/test/json", "Host: preview.example",
				"Origin: http://preview.example");

		assertThat(answer.status()).isEqualTo(200);
	}

	@Test
	void pagesAreForNoOtherScriptAtAll() throws IOException {
		Answer page = new RawHttp(this.port).get("/test/page", "Origin: https://tetrixcorp.com");

		assertThat(page.status()).isEqualTo(200);
		assertThat(page.headers()).doesNotContainKeys("Access-Control-Allow-Origin", "Vary");
		Expected.error("preflight", preflight("/test/page", "https://tetrixcorp.com", "POST"), 403, false);
	}

	private Answer preflight(String path, String origin, String method) throws IOException {
		return new RawHttp(this.port).request("OPTIONS", path, "", "Origin: " + origin,
				"Access-Control-Request-Method: " + method, "Access-Control-Request-Headers: Content-Type");
	}

}
