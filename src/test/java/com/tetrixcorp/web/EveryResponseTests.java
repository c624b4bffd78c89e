package com.tetrixcorp.web;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks every kind of route with every method, and every kind of error.
 */
@WebTest
class EveryResponseTests {

	/** One line per route: add to it what the service serves. */
	private static final List<Route> ROUTES = List.of(new Route("/test/page", CachePolicy.PAGE),
			new Route("/test/large", CachePolicy.PAGE), new Route("/test/own-policy", "max-age=5"),
			new Route("/assets/test.0123abcd.css", CachePolicy.IMMUTABLE),
			new Route("/api/test/json", CachePolicy.NO_STORE), new Route("/api/test/items/7", CachePolicy.NO_STORE),
			new Route("/api/health/test", CachePolicy.NO_STORE), new Route("/test/form", CachePolicy.PAGE, true));

	@LocalServerPort
	private int port;

	static Stream<Route> routes() {
		return ROUTES.stream();
	}

	@ParameterizedTest
	@MethodSource("routes")
	void everyRouteAnswersEveryMethodWithAllHeaders(Route route) throws IOException {
		RawHttp http = new RawHttp(this.port);
		Answer get = http.get(route.path());
		Answer head = http.request("HEAD", route.path(), "");
		Answer options = http.request("OPTIONS", route.path(), "");
		Answer post = http.request("POST", route.path(), "x=1", "Content-Type: application/x-www-form-urlencoded");

		Expected.headersOfEveryResponse("GET " + route, get);
		assertThat(get.status()).isEqualTo(200);
		assertThat(get.header("Cache-Control")).isEqualTo(route.cacheControl());
		Expected.headersOfEveryResponse("HEAD " + route, head);
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		assertThat(head.header("Cache-Control")).isEqualTo(route.cacheControl());
		assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
		Expected.headersOfEveryResponse("OPTIONS " + route, options);
		assertThat(options.status()).isEqualTo(200);
		assertThat(options.header("Allow")).contains("GET", "HEAD", "OPTIONS");
		if (route.takesPost()) {
			Expected.headersOfEveryResponse("POST " + route, post);
			assertThat(post.header("Cache-Control")).isEqualTo("no-store");
		}
		else {
			Expected.error("POST " + route, post, 405, RequestPath.isApi(route.path()));
			assertThat(post.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/test/page", "/api/test/json", "/api/test/items/7", "/api/test/echo", "/test/form", "/about",
			"/assets/style.0123456789abcdef.css" })
	void aRefusedMethodNamesWhatOptionsNames(String path) throws IOException {
		RawHttp http = new RawHttp(this.port);
		Set<String> takes = allowed(http.request("OPTIONS", path, ""));

		for (String method : List.of("DELETE", "TRACE", "PROPFIND", "get")) {
			Answer refusal = http.request(method, path, "");
			assertThat(refusal.status()).as(method).isEqualTo(405);
			assertThat(allowed(refusal)).as(method).isEqualTo(takes).doesNotContain(method);
		}
	}

	@Test
	void whereNothingIsNoMethodIsNamed() throws IOException {
		RawHttp http = new RawHttp(this.port);

		assertThat(http.request("TRACE", "/none", "").header("Allow")).isEmpty();
		assertThat(http.request("TRACE", "/test/page%25", "").header("Allow")).isEmpty();
		assertThat(http.request("CONNECT", "localhost:80", "").header("Allow")).isEmpty();
		assertThat(http.request("DELETE", "/none", "").header("Allow")).isNull();
	}

	private static Set<String> allowed(Answer answer) {
		return Set.of(String.valueOf(answer.header("Allow")).split(", ?"));
	}

	@ParameterizedTest
	@MethodSource("errors")
	void everyErrorHasAllHeadersAndSaysWhatToDo(int status, String method, String path, List<String> headers,
			String body) throws IOException {
		Answer answer = new RawHttp(this.port).request(method, path, body, headers.toArray(String[]::new));

		Expected.error(method + " " + path, answer, status, path.startsWith("/api/"));
	}

	static Stream<Object[]> errors() {
		List<String> json = List.of("Content-Type: application/json");
		return Stream.of(error(404, "GET", "/none"), error(404, "GET", "/api/none"), error(404, "GET", "/error"),
				error(404, "GET", "/test/own-policy/none"), error(404, "DELETE", "/api/none"),
				error(405, "PUT", "/test/page"), error(405, "DELETE", "/api/test/json"),
				error(405, "PROPFIND", "/api/test/json"), error(405, "TRACE", "/test/page"),
				error(405, "TRACE", "/api/test/json"),
				error(406, "GET", "/api/test/json", List.of("Accept: image/png"), ""),
				error(415, "POST", "/api/test/echo", List.of("Content-Type: text/csv"), "a,b"),
				error(400, "POST", "/api/test/echo", json, "{"), error(400, "POST", "/api/test/echo", json, "[]"),
				error(400, "POST", "/api/test/echo", json, "{\"count\":\"many\"}"),
				error(400, "POST", "/api/test/echo", json, ""), error(400, "GET", "/api/test/count"),
				error(400, "GET", "/api/test/count?days=many"), error(400, "GET", "/api/test/count?days=%zz"),
				error(400, "GET", "/api/test/items/seven"),
				error(413, "POST", "/api/test/echo", json, "x".repeat(65_537)),
				error(413, "POST", "/test/form", List.of(), "x".repeat(65_537)),
				error(414, "GET", "/" + "a".repeat(9_000)),
				error(431, "GET", "/api/test/json", List.of("X-Large: " + "a".repeat(9_000)), ""),
				error(431, "GET", "/test/page", List.of("X-Large: " + "a".repeat(9_000)), ""),
				error(500, "GET", "/api/test/fails"), error(500, "GET", "/test/fails"),
				error(500, "GET", "/api/test/error"), error(500, "GET", "/test/error"),
				error(503, "GET", "/api/test/unavailable"), error(503, "GET", "/test/own-policy/fails"));
	}

	private static Object[] error(int status, String method, String path) {
		return error(status, method, path, List.of(), "");
	}

	private static Object[] error(int status, String method, String path, List<String> headers, String body) {
		return new Object[] { status, method, path, headers, body };
	}

	@Test
	void anErrorWithABodyOfItsOwnIsNotKeptEither() throws IOException {
		Answer answer = new RawHttp(this.port).get("/test/own-policy/missing");

		Expected.headersOfEveryResponse("own error", answer);
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void anErrorDoesNotKeepWhatTheFailedHandlerSaid() throws IOException {
		Answer answer = new RawHttp(this.port).get("/test/own-policy/fails");

		assertThat(answer.headers()).doesNotContainKey("ETag");
	}

	@Test
	void aProblemOfOurOwnKeepsItsWordsAndHeaders() throws IOException {
		Answer answer = new RawHttp(this.port).get("/api/test/unavailable");

		assertThat(answer.body()).contains("The test is closed. Come back later.");
		assertThat(answer.header("Retry-After")).isEqualTo("30");
	}

	@Test
	void aProblemNamesTheFieldsThatBreakARule() throws IOException {
		RawHttp http = new RawHttp(this.port);
		Answer body = http.request("POST", "/api/test/valid", "{\"name\":\" \"}", "Content-Type: application/json");
		Answer parameter = http.get("/api/test/range?days=91");

		Expected.error("body", body, 400, true);
		assertThat(body.body()).contains("\"field\":\"name\"", "must not be blank");
		Expected.error("parameter", parameter, 400, true);
		assertThat(parameter.body()).contains("\"field\":\"days\"", "less than or equal to 90");
		assertThat(http.get("/api/test/range?days=90").status()).isEqualTo(200);
	}

	@Test
	void aProblemNamesThePathWithoutItsQuery() throws IOException {
		Answer answer = new RawHttp(this.port).get("/api/none?token=secret");

		assertThat(answer.body()).contains("\"instance\":\"/api/none\"").doesNotContain("secret");
	}

	@Test
	void notModifiedCarriesThePolicyAndTheTagOfTheWholeAnswer() throws IOException {
		RawHttp http = new RawHttp(this.port);
		Answer whole = http.get("/test/page");
		Answer same = http.get("/test/page", "If-None-Match: " + whole.header("ETag"));
		Answer changed = http.get("/test/page", "If-None-Match: \"other\"");

		Expected.headersOfEveryResponse("304", same);
		assertThat(same.status()).isEqualTo(304);
		assertThat(same.body()).isEmpty();
		assertThat(same.header("ETag")).isEqualTo(whole.header("ETag")).isNotNull();
		assertThat(same.header("Cache-Control")).isEqualTo(whole.header("Cache-Control"));
		assertThat(changed.status()).isEqualTo(200);
	}

	@Test
	void evenASessionSetsNoCookie() throws IOException {
		Answer answer = new RawHttp(this.port).get("/test/session", "Cookie: JSESSIONID=0123456789ABCDEF");

		Expected.headersOfEveryResponse("session", answer);
		assertThat(answer.body()).contains("true");
	}

	@Test
	void whatTheContainerAnswersByItselfHasAllHeaders() throws IOException {
		Answer answer = new RawHttp(this.port).request("OPTIONS", "*", "");

		Expected.headersOfEveryResponse("OPTIONS *", answer);
		assertThat(answer.status()).isEqualTo(200);
	}

	@Test
	void anIncomingRequestIdIsAnsweredAlsoByAnError() throws IOException {
		RawHttp http = new RawHttp(this.port);

		assertThat(http.get("/test/page", "X-Request-Id: my-request-1").header("X-Request-Id"))
			.isEqualTo("my-request-1");
		assertThat(http.get("/api/none", "X-Request-Id: my-request-2").header("X-Request-Id"))
			.isEqualTo("my-request-2");
		assertThat(http.get("/api/a%2fb", "X-Request-Id: my-request-3").header("X-Request-Id"))
			.isEqualTo("my-request-3");
		assertThat(http.get("/test/page", "X-Request-Id: <script>").header("X-Request-Id")).doesNotContain("<");
	}

	/**
	 * A route and what its successful answers say about keeping them.
	 *
	 * @param path a path that answers GET with 200
	 * @param cacheControl the expected policy
	 * @param takesPost whether it answers POST too
	 */
	record Route(String path, String cacheControl, boolean takesPost) {

		Route(String path, String cacheControl) {
			this(path, cacheControl, false);
		}

	}

}
