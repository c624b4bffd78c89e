package com.tetrixcorp.verification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.service.Stack;
import com.tetrixcorp.setting.GeneratedJwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever is sent to the interfaces of verification, staff and the pages beside them, by
 * whichever name of a content type, the service answers it, and never with its own fault.
 */
@Tag("long")
class VerificationFuzzProperties {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final List<String> PATHS = List.of("/api/v2/2fa/initiate", "/api/v2/2fa/verify",
			"/api/v2/2fa/resend", "/api/v2/2fa/redeem", "/api/staff/drill", "/api/staff/maintenance",
			"/api/staff/incidents/1/notes", "/verify", "/verify/" + UUID.randomUUID());

	private static final Map<String, Object> WANTED = Map.of("method", "sms", "verificationId",
			UUID.randomUUID().toString(), "code", "123456", "token", "a.b.c", "text", "A note", "check", "telnyx",
			"minutes", 1, "reason", "An exercise", "from", "2099-12-01T02:00:00Z");

	/** Stands for the type that a path takes. */
	private static final String RIGHT = "right";

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final Map<Integer, Integer> STATUSES = new TreeMap<>();

	@SuppressWarnings("NullAway.Init")
	private static EmbeddedPostgres postgres;

	@SuppressWarnings("NullAway.Init")
	private static Stack stack;

	@BeforeContainer
	static void start() throws IOException {
		postgres = EmbeddedPostgres.start();
		stack = Stack.on(postgres.getPort(),
				Map.of("VERIFICATION_SECRET", "a-secret-of-these-tests", "VERIFICATION_COUNTRIES", "DE",
						"VERIFICATION_SIGNING_KEY", GeneratedJwk.generate().json(), "tetrix.web.rate-limit.writes",
						"1000000", "tetrix.verification.limits.client-hour", "1000000",
						"tetrix.verification.limits.client-day", "1000000", "tetrix.verification.limits.all-hour",
						"1000000", "tetrix.verification.limits.all-day", "1000000"));
		JdbcClient jdbc = JdbcClient.create(postgres.getPostgresDatabase());
		await().ignoreExceptions()
			.until(() -> jdbc.sql("select count(*) from staff_audit").query(Integer.class).single() == 0);
	}

	@AfterContainer
	static void stop() throws IOException {
		System.out.println("answers by status: " + STATUSES);
		try {
			// Else what was sent was not what is taken at all.
			assertThat(STATUSES.keySet()).contains(200, 303, 400, 401, 415, 422);
		}
		finally {
			stack.close();
			postgres.close();
		}
	}

	@Property(tries = 1_500, shrinking = ShrinkingMode.OFF)
	void noBodyBreaksAnInterface(@ForAll("paths") String path, @ForAll("types") String type,
			@ForAll("bodies") byte[] body, @ForAll boolean staff) throws Exception {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI
				.create("http://127.0.0.1:" + stack.context().getEnvironment().getProperty("local.server.port") + path))
			.POST(BodyPublishers.ofByteArray(body));
		String named = (type != RIGHT) ? type : path.startsWith("/api/") ? "application/json" : FORM;
		if (!named.isEmpty()) {
			request.header("Content-Type", named);
		}
		if (staff) {
			request.header("Authorization", "Bearer " + stack.simulators().idTokens().staff());
		}
		HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
		STATUSES.merge(answer.statusCode(), 1, Integer::sum);

		assertThat(answer.statusCode()).as("%s %s", path, type).isLessThan(500);
		assertThat(answer.body()).doesNotContain("Exception", "at com.");
	}

	@Provide
	Arbitrary<String> paths() {
		return Arbitraries.of(PATHS);
	}

	@Provide
	Arbitrary<String> types() {
		return Arbitraries.frequencyOf(Tuple.of(12, Arbitraries.just(RIGHT)),
				Tuple.of(1,
						Arbitraries.of("application/json", "application/json;charset=utf-16",
								"application/json;charset=nonsense", "application/problem+json", "multipart/form-data",
								"multipart/form-data;boundary=x", "text/plain", "/", ";", "*/*", "application/*", "",
								"application/x-www-form-urlencoded")));
	}

	@Provide
	Arbitrary<byte[]> bodies() {
		Arbitrary<Object> value = Arbitraries.frequencyOf(Tuple.of(6, texts()),
				Tuple.of(4, Arbitraries.of("+4915112345678", "+49 1511 2345678", "123456", "١٢٣٤٥٦", "sms", "voice",
						"tetrixcorp.com", "telnyx", "2026-12-01T02:00:00Z", "+999999999-12-31T23:59:59Z", "a.b.c")),
				Tuple.of(1, Arbitraries.integers()), Tuple.of(1, Arbitraries.doubles()),
				Tuple.of(1, Arbitraries.just(List.of("database"))), Tuple.of(1, Arbitraries.just(Map.of("a", 1))),
				Tuple.of(1, Arbitraries.of(true, false)));
		Arbitrary<String> object = Arbitraries
			.maps(Arbitraries.of("phoneNumber", "method", "audience", "verificationId", "code", "token", "check",
					"minutes", "reason", "from", "to", "checks", "text", "unknown"), value)
			.ofMaxSize(8)
			.map(VerificationFuzzProperties::json);
		// All that is wanted, and one thing of it as it is not.
		Arbitrary<String> complete = Combinators.combine(Arbitraries.of(WANTED.keySet()), value, numbers())
			.as((name, odd, number) -> {
				Map<String, Object> fields = new HashMap<>(WANTED);
				fields.put("phoneNumber", number);
				fields.put(name, odd);
				return json(fields);
			});
		Arbitrary<String> form = Combinators.combine(numbers(), texts(), texts())
			.as((number, text, more) -> "phoneNumber=" + number.replace("+", "%2B") + "&code=" + text + "&" + more);
		Arbitrary<String> broken = Combinators.combine(object, Arbitraries.doubles().between(0, 1), texts())
			.as((text, at, insert) -> text.substring(0, (int) (text.length() * at)) + insert);
		return Arbitraries.frequencyOf(Tuple.of(4, object.map(VerificationFuzzProperties::bytes)),
				Tuple.of(4, complete.map(VerificationFuzzProperties::bytes)),
				Tuple.of(3, form.map(VerificationFuzzProperties::bytes)),
				Tuple.of(2, broken.map(VerificationFuzzProperties::bytes)),
				Tuple.of(1, Arbitraries.integers().between(1, 3_000).map((n) -> bytes("[".repeat(n)))),
				Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(200)));
	}

	// So many that none is sent enough.
	private static Arbitrary<String> numbers() {
		return Arbitraries.integers().between(1_000, 9_999).map((n) -> "+49151" + n + "5678");
	}

	private static Arbitrary<String> texts() {
		return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.strings().withChars("+0123456789 -()").ofMaxLength(20)),
				Tuple.of(3,
						Arbitraries.strings()
							.withChars('\0', '\n', '"', '\\', '<', '&', '%', '+', '=', ';', '\u2028', '\ud83d',
									'\udc00', '\ufeff')
							.ofMaxLength(20)),
				Tuple.of(3, Arbitraries.strings().ofMaxLength(40)),
				Tuple.of(1, Arbitraries.integers().between(90, 6_000).map((n) -> "1".repeat(n))));
	}

	private static String json(Map<String, ?> fields) {
		try {
			return JSON.writeValueAsString(new HashMap<>(fields));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
