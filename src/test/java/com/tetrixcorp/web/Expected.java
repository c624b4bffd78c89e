package com.tetrixcorp.web;

import java.util.List;
import java.util.Map;

import com.tetrixcorp.http.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every response, whatever it is.
 */
final class Expected {

	static final Map<String, String> SECURITY_HEADERS = Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options",
			"DENY", "X-XSS-Protection", "1; mode=block", "Referrer-Policy", "strict-origin-when-cross-origin",
			"Content-Security-Policy", SecurityHeaders.CONTENT_SECURITY_POLICY, "Permissions-Policy",
			SecurityHeaders.PERMISSIONS_POLICY, "Cross-Origin-Opener-Policy", "same-origin",
			"Cross-Origin-Resource-Policy", "same-origin");

	private static final List<String> LEAKS = List.of("Exception", "java.", "com.tetrixcorp", "org.springframework",
			"org.apache", "Tomcat", "\tat ", "SELECT", "jdbc:", "db-host");

	private Expected() {
	}

	static void headersOfEveryResponse(String what, Answer answer) {
		assertThat(answer.status()).as(what).isNotZero();
		SECURITY_HEADERS.forEach(
				(name, value) -> assertThat(answer.headers().get(name)).as(what + ": " + name).containsExactly(value));
		assertThat(answer.headers().get("X-Request-Id")).as(what)
			.singleElement()
			.asString()
			.matches("[A-Za-z0-9._-]{8,64}");
		assertThat(answer.headers().get("Cache-Control")).as(what).hasSize(1);
		assertThat(answer.headers()).as(what)
			.doesNotContainKeys("Set-Cookie", "Server", "X-Powered-By", "Strict-Transport-Security", "Pragma",
					"Expires");
		if (answer.status() >= 400) {
			assertThat(answer.header("Cache-Control")).as(what).isEqualTo("no-store");
		}
	}

	static void error(String what, Answer answer, int status, boolean problem) {
		headersOfEveryResponse(what, answer);
		assertThat(answer.status()).as(what + ": " + answer.body()).isEqualTo(status);
		clientError(what, answer, problem);
	}

	static void clientError(String what, Answer answer, boolean problem) {
		assertThat(answer.body()).as(what).doesNotContain(LEAKS);
		if (problem) {
			assertThat(answer.header("Content-Type")).as(what).isEqualTo("application/problem+json");
			assertThat(answer.body()).as(what)
				.contains("\"status\":" + answer.status(), "\"title\":", "\"detail\":", "\"instance\":",
						"\"requestId\":\"" + answer.header("X-Request-Id") + "\"");
		}
		else {
			assertThat(answer.header("Content-Type")).as(what).isEqualTo("text/html;charset=UTF-8");
			assertThat(answer.body()).as(what)
				.startsWithIgnoringCase("<!doctype html>")
				.contains(answer.header("X-Request-Id"));
		}
	}

}
