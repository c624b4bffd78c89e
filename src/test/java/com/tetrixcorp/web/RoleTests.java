package com.tetrixcorp.web;

import java.io.IOException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class RoleTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/                         | false | true
			/status                   | false | true
			/verify                   | false | true
			/assets/style.css         | false | true
			/apis                     | false | true
			/actuator/health          | false | true
			/.well-known/security.txt | false | true
			/.well-known/jwks.json    | true  | false
			/api                      | true  | false
			/api/docs                 | true  | false
			/api/v2/verify            | true  | false
			/api/healthy              | true  | false
			/api/health               | true  | true
			/api/health/ready         | true  | true
			/api/health/telnyx        | true  | true
			""")
	void eachRoleHasItsPathsAndHealthIsOfBoth(String path, boolean ofTheApi, boolean ofThePages) {
		assertThat(Role.API.serves(path)).isEqualTo(ofTheApi);
		assertThat(Role.PAGES.serves(path)).isEqualTo(ofThePages);
		assertThat(Role.ALL.serves(path)).isTrue();
	}

	private static Answer get(int port, String path) throws IOException {
		return new RawHttp(port).request("GET", path, "");
	}

	@Nested
	@WebTest
	@TestPropertySource(properties = "TETRIX_ROLE=pages")
	class ForThePages {

		@LocalServerPort
		private int port;

		@ParameterizedTest
		@ValueSource(strings = { "/", "/status", "/verify", "/test/page", "/api/health", "/api/health/ready",
				"/api/health/live" })
		void pagesAndHealthAreAnswered(String path) throws IOException {
			assertThat(get(this.port, path).status()).isEqualTo(200);
		}

		@ParameterizedTest
		@ValueSource(strings = { "/api/docs", "/api/v2/verify", "/api/test/echo", "/api/no-such", "/%61pi/docs" })
		void whatIsForTheApiIsMisdirected(String path) throws IOException {
			Answer answer = get(this.port, path);
			Expected.error(path, answer, 421, true);
			assertThat(answer.body()).contains("\"title\":\"Misdirected Request\"");
		}

		@Test
		void soAreTheKeysOfOurTokens() throws IOException {
			Expected.error("keys", get(this.port, "/.well-known/jwks.json"), 421, false);
		}

		@Test
		void whatIsSentToTheApiIsMisdirectedToo() throws IOException {
			Expected.error("post", new RawHttp(this.port).request("POST", "/api/test/echo",
					"{\"text\":\"a\",\"count\":1}", "Content-Type: application/json"), 421, true);
		}

		@Test
		void whatIsNotThereIsMissingAndNotMisdirected() throws IOException {
			Expected.error("unknown", get(this.port, "/no-such-page"), 404, false);
		}

	}

	@Nested
	@WebTest
	@TestPropertySource(properties = "TETRIX_ROLE=api")
	class ForTheApi {

		@LocalServerPort
		private int port;

		@ParameterizedTest
		@ValueSource(
				strings = { "/api/docs", "/api/openapi.json", "/api/health", "/api/health/ready", "/api/health/live" })
		void theApiAndHealthAreAnswered(String path) throws IOException {
			assertThat(get(this.port, path).status()).isEqualTo(200);
		}

		@ParameterizedTest
		@ValueSource(strings = { "/", "/status", "/contact", "/test/page", "/no-such-page" })
		void pagesAreMisdirected(String path) throws IOException {
			Answer answer = get(this.port, path);
			Expected.error(path, answer, 421, false);
			assertThat(answer.body()).contains("That went to the wrong place");
		}

	}

}
