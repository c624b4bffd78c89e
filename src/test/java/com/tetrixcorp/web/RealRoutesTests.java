package com.tetrixcorp.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks every route and every asset that the service really has, and notices one that is
 * not walked.
 */
@WebTest
class RealRoutesTests {

	private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

	// What the probes of this test's own routes and the templates of others stand for.
	private static final Map<String, String> METHODS = Map.of("/contact", "GET, HEAD, OPTIONS, POST", "/api/contact",
			"OPTIONS, POST", "/verify", "GET, HEAD, OPTIONS, POST");

	private static final Set<String> WALKED_BY_EXAMPLE = Set.of("/api/health/{check}", "/assets/{name}",
			"/status/badge/{check}.svg", "/status/incidents/{id}", "/api/contact");

	private static final String ROUTES = """
			/                          | public, max-age=300, s-maxage=3600
			/about                     | public, max-age=300, s-maxage=3600
			/solutions                 | public, max-age=300, s-maxage=3600
			/services                  | public, max-age=300, s-maxage=3600
			/contact                   | public, max-age=300, s-maxage=3600
			/contact/sent              | public, max-age=300, s-maxage=3600
			/verify                    | public, max-age=300, s-maxage=3600
			/privacy                   | public, max-age=300, s-maxage=3600
			/status                    | no-cache
			/status/badge.svg          | no-cache
			/status/badge/telnyx.svg   | no-cache
			/status/feed.atom          | no-cache
			/robots.txt                | public, max-age=86400
			/sitemap.xml               | public, max-age=86400
			/favicon.svg               | public, max-age=86400
			/favicon.ico               | public, max-age=86400
			/site.webmanifest          | public, max-age=86400
			/.well-known/security.txt  | public, max-age=86400
			/.well-known/jwks.json     | no-cache
			/api/health                | no-store
			/api/health/details        | no-store
			/api/health/database       | no-store
			/api/health/ready          | no-store
			/api/health/live           | no-store
			/api/contact/opening       | no-store
			/api/status                | no-store
			/api/status/history        | no-store
			/api/openapi.json          | no-store
			/api/docs                  | no-store
			""";

	/** Without a Firebase project nobody can sign in. */
	private static final String STAFF_ROUTES = """
			GET     | /api/staff/contacts
			GET     | /api/staff/contacts/{id}
			POST    | /api/staff/contacts/{id}/done
			GET     | /api/staff/verifications/stats
			GET     | /api/staff/incidents
			POST    | /api/staff/incidents/{id}/notes
			GET     | /api/staff/maintenance
			DELETE  | /api/staff/maintenance/{id}
			GET     | /api/staff/drill
			GET     | /api/staff/audit
			""";

	@LocalServerPort
	private int port;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = ROUTES)
	void everyRouteHasItsHeadersForEveryMethod(String path, String cacheControl) throws IOException {
		RawHttp http = new RawHttp(this.port);
		for (String method : new String[] { "GET", "HEAD" }) {
			Answer answer = http.request(method, path, "");
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.header("Cache-Control")).isEqualTo(cacheControl);
			headers(path, answer);
		}
		Answer options = http.request("OPTIONS", path, "");
		assertThat(options.status()).isEqualTo(200);
		assertThat(options.header("Allow")).contains("GET", "HEAD");
		headers(path, options);
		Answer delete = http.request("DELETE", path, "");
		assertThat(delete.status()).isEqualTo(405);
		assertThat(delete.header("Cache-Control")).isEqualTo("no-store");
		assertThat(delete.header("Allow")).isEqualTo(METHODS.getOrDefault(path, "GET, HEAD, OPTIONS"));
		headers(path, delete);
	}

	/** Without a secret, countries and a database nothing is verified. */
	private static final String VERIFICATION_ROUTES = """
			POST | /api/v2/2fa/initiate     | {"phoneNumber":"+4915112345678","method":"sms"}
			POST | /api/v2/2fa/resend       | {"verificationId":"6a1f5b0e-4c1d-4a7e-9a52-0d8c3f1e2b4a"}
			POST | /api/v2/2fa/verify       | {"verificationId":"6a1f5b0e-4c1d-4a7e-9a52-0d8c3f1e2b4a","code":"123456"}
			GET  | /api/v2/2fa/status       |
			POST | /api/v2/2fa/redeem       | {"token":"a.b.c"}
			POST | /verify                  | phoneNumber=%2B4915112345678
			GET  | /verify/{id}             |
			POST | /verify/{id}             | code=123456
			POST | /verify/{id}/resend      | code=
			""";

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = VERIFICATION_ROUTES)
	void whatVerifiesNumbersIsRefusedWhereItIsNotSetUp(String method, String path, @Nullable String body)
			throws IOException {
		boolean api = path.startsWith("/api");
		String query = path.endsWith("status") ? "?verificationId=6a1f5b0e-4c1d-4a7e-9a52-0d8c3f1e2b4a" : "";
		Answer answer = new RawHttp(this.port).request(method,
				path.replace("{id}", "6a1f5b0e-4c1d-4a7e-9a52-0d8c3f1e2b4a") + query, (body != null) ? body : "",
				"Content-Type: " + (api ? "application/json" : "application/x-www-form-urlencoded"));

		Expected.headersOfEveryResponse(path, answer);
		assertThat(answer.status()).as(answer.body()).isEqualTo(503);
		assertThat(answer.header("Retry-After")).isNotNull();
		if (api) {
			Expected.clientError(path, answer, true);
			assertThat(answer.body()).contains("\"success\":false", "\"error\":\"");
		}
		else {
			assertThat(answer.body()).contains("No codes can be sent from here",
					"<meta name=\"robots\" content=\"noindex\">");
		}
	}

	@Test
	void whatStoresAMessageTakesPostsAndRefusesThemWithoutADatabase() throws IOException {
		RawHttp http = new RawHttp(this.port);
		Answer page = http.request("POST", "/contact", "name=Ann&email=a@example.com&message=Hello",
				"Content-Type: application/x-www-form-urlencoded");
		Answer problem = http.request("POST", "/api/contact",
				"{\"name\":\"Ann\",\"email\":\"a@example.com\",\"message\":\"Hello\"}",
				"Content-Type: application/json");
		Answer get = http.get("/api/contact");

		Expected.headersOfEveryResponse("form", page);
		assertThat(page.status()).isEqualTo(503);
		assertThat(page.body()).contains("Hello");
		assertThat(page.header("Retry-After")).isEqualTo("60");
		Expected.error("API", problem, 503, true);
		assertThat(problem.header("Retry-After")).isEqualTo("60");
		Expected.error("reading", get, 405, true);
		assertThat(get.header("Allow")).isEqualTo(METHODS.get("/api/contact"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			POST   | initiate      | {}       | 400
			POST   | verify        | nothing  | 400
			GET    | status        | ``       | 400
			GET    | initiate      | ``       | 405
			DELETE | status        | ``       | 405
			GET    | no-such-thing | ``       | 404
			""")
	void errorsOfPhoneVerificationAreProblemsThatOlderClientsReadToo(String method, String path, String body,
			int status) throws IOException {
		Answer answer = new RawHttp(this.port).request(method, "/api/v2/2fa/" + path, body,
				"Content-Type: application/json");

		Expected.error(path, answer, status, true);
		assertThat(answer.body()).contains("\"success\":false", "\"error\":\"");
	}

	@Test
	void errorsOfOtherInterfacesAreProblemsAlone() throws IOException {
		assertThat(new RawHttp(this.port).get("/api/v2x").body()).doesNotContain("\"success\"", "\"error\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = ROUTES)
	void whatIsKeptHasATagAndAnswersNotModified(String path, String cacheControl) throws IOException {
		RawHttp http = new RawHttp(this.port);
		String tag = http.get(path).header("ETag");
		if (cacheControl.equals("no-store")) {
			assertThat(tag).isNull();
			return;
		}
		assertThat(tag).isNotNull();
		if (!path.equals("/status")) {
			Answer same = http.get(path, "If-None-Match: " + tag);
			assertThat(same.status()).isEqualTo(304);
			assertThat(same.body()).isEmpty();
			assertThat(same.header("Cache-Control")).isEqualTo(cacheControl);
			headers(path, same);
		}
	}

	@Test
	void everyAssetOfEveryPageIsImmutableAndAnOlderHashOfItIsAnsweredButNot() throws IOException {
		RawHttp http = new RawHttp(this.port);
		Set<String> assets = new TreeSet<>();
		for (String path : paths().filter((it) -> !it.startsWith("/api")).toList()) {
			ASSET.matcher(http.get(path).body())
				.results()
				.map((MatchResult match) -> match.group(1))
				.forEach(assets::add);
		}
		assertThat(assets).hasSizeGreaterThanOrEqualTo(2);
		for (String asset : assets) {
			Answer answer = http.get(asset);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
			headers(asset, answer);
			Answer older = http.get(asset.replaceFirst("\\.[0-9a-f]{8,}\\.", ".0123456789abcdef."));
			assertThat(older.status()).isEqualTo(200);
			assertThat(older.body()).isEqualTo(answer.body());
			assertThat(older.header("Cache-Control")).doesNotContain("immutable");
			headers(asset, older);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = STAFF_ROUTES)
	void whereNobodyCanSignInStaffAreToldWhatIsMissing(String method, String path) throws IOException {
		for (String header : new String[] { "Accept: */*", "Authorization: Bearer a.b.c" }) {
			Answer answer = new RawHttp(this.port).request(method, path.replace("{id}", "17"), "", header);
			Expected.error(path, answer, 503, true);
			assertThat(answer.body()).contains("FIREBASE_PROJECT_ID is not set");
			assertThat(answer.header("Retry-After")).isEqualTo("3600");
		}
	}

	@Test
	void noRouteOfTheServiceIsForgottenHere() {
		Set<String> walked = Stream.of(paths(), routes(VERIFICATION_ROUTES), routes(STAFF_ROUTES))
			.flatMap((part) -> part)
			.collect(Collectors.toSet());
		List<String> forgotten = this.requestMappingHandlerMapping.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().getBeanType() != TestRoutes.class)
			.flatMap((entry) -> entry.getKey().getPatternValues().stream())
			.filter((pattern) -> !walked.contains(pattern) && !WALKED_BY_EXAMPLE.contains(pattern))
			.toList();
		assertThat(forgotten).isEmpty();
	}

	private static Stream<String> paths() {
		return ROUTES.lines().map((line) -> line.split("\\|")[0].trim());
	}

	private static Stream<String> routes(String withMethods) {
		return withMethods.lines().map((line) -> line.split("\\|")[1].trim());
	}

	// The badge is made to be shown elsewhere, and differs in this one header.
	private static void headers(String path, Answer answer) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.putAll(answer.headers());
		if (path.startsWith("/status/badge")) {
			assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
			headers.put("Cross-Origin-Resource-Policy", List.of("same-origin"));
		}
		Expected.headersOfEveryResponse(path, new Answer(answer.status(), headers, answer.content()));
	}

}
