package com.tetrixcorp.contact;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.service.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever is sent, the service answers it, and what it says to have stored is there.
 */
@Tag("long")
class ContactFuzzProperties {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final Map<Integer, Integer> STATUSES = new TreeMap<>();

	private static final Set<String> IDS = new HashSet<>();

	@SuppressWarnings("NullAway.Init")
	private static EmbeddedPostgres postgres;

	@SuppressWarnings("NullAway.Init")
	private static Stack stack;

	@BeforeContainer
	static void start() throws IOException {
		postgres = EmbeddedPostgres.start();
		stack = Stack.on(postgres.getPort(),
				Map.of("tetrix.web.rate-limit.writes", "1000000", "tetrix.contact.per-client", "1000000",
						"tetrix.contact.per-email", "1000000", "tetrix.contact.overall", "1000000"));
		JdbcClient jdbc = JdbcClient.create(postgres.getPostgresDatabase());
		await().ignoreExceptions()
			.until(() -> jdbc.sql("select count(*) from contact_message").query(Integer.class).single() == 0);
	}

	@AfterContainer
	static void stop() throws IOException {
		System.out.println("answers by status: " + STATUSES);
		try {
			assertThat(STATUSES.keySet()).contains(201, 303, 400, 422);
			List<String> stored = JdbcClient.create(postgres.getPostgresDatabase())
				.sql("select id::text from contact_message")
				.query(String.class)
				.list();
			assertThat(stored).containsAll(IDS);
		}
		finally {
			stack.close();
			postgres.close();
		}
	}

	@Property(tries = 2_600, shrinking = ShrinkingMode.OFF)
	void noJsonBreaksTheApi(@ForAll("jsonBodies") byte[] body) throws Exception {
		String answer = post("/api/contact", "application/json", body, Set.of(201, 400, 413, 422));
		if (answer.contains("receivedAt")) {
			IDS.add(JSON.readTree(answer).path("id").asText());
		}
	}

	@Property(tries = 2_600, shrinking = ShrinkingMode.OFF)
	void noFormBreaksThePage(@ForAll("formBodies") byte[] body) throws Exception {
		post("/contact", "application/x-www-form-urlencoded", body, Set.of(303, 400, 413, 422));
	}

	private static String post(String path, String type, byte[] body, Set<Integer> expected) throws Exception {
		HttpResponse<String> answer = HTTP.send(HttpRequest
			.newBuilder(URI
				.create("http://127.0.0.1:" + stack.context().getEnvironment().getProperty("local.server.port") + path))
			.header("Content-Type", type)
			.POST(BodyPublishers.ofByteArray(body))
			.build(), BodyHandlers.ofString());
		STATUSES.merge(answer.statusCode(), 1, Integer::sum);
		assertThat(answer.statusCode()).isIn(expected);
		return answer.body();
	}

	@Provide
	Arbitrary<byte[]> jsonBodies() {
		Arbitrary<Object> field = Arbitraries.frequencyOf(tuple(6, texts()), tuple(1, Arbitraries.integers()),
				tuple(1, Arbitraries.doubles()), tuple(1, Arbitraries.just(Map.of("a", List.of(1)))),
				tuple(1, Arbitraries.of(true, false)));
		Arbitrary<String> message = Combinators.combine(field.injectNull(0.05), emails(), field.injectNull(0.05))
			.as((name, email, text) -> json(name, email, text));
		Arbitrary<String> broken = Combinators.combine(message, Arbitraries.doubles().between(0, 1), texts())
			.as((text, at, insert) -> {
				int cut = (int) (text.length() * at);
				return text.substring(0, cut) + insert + text.substring(Math.min(text.length(), cut + 1));
			});
		return Arbitraries.frequencyOf(tuple(6, message.map(ContactFuzzProperties::bytes)),
				tuple(2, broken.map(ContactFuzzProperties::bytes)),
				tuple(1, Arbitraries.integers().between(1, 3_000).map((n) -> bytes("[".repeat(n)))),
				tuple(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(200)));
	}

	@Provide
	Arbitrary<byte[]> formBodies() {
		Arbitrary<String> names = Arbitraries.frequencyOf(tuple(8, Arbitraries.of("name", "message", "opened")),
				tuple(1, Arbitraries.of("website", "email", "name[]", "")), tuple(1, texts()));
		Arbitrary<String> pairs = Combinators.combine(names, texts(), Arbitraries.integers().between(0, 9))
			.as((name, text, how) -> switch (how) {
				case 0 -> name + "=" + text;
				case 1 -> encoded(name) + "=%" + text;
				case 2 -> encoded(name);
				default -> encoded(name) + "=" + encoded(text);
			});
		Arbitrary<String> form = Combinators
			.combine(pairs.list().ofMaxSize(8), emails(), texts(), Arbitraries.of("Ann", "山田", ""))
			.as((more, email, text, name) -> "name=" + encoded(name) + "&email=" + encoded(email) + "&message="
					+ encoded(text) + more.stream().map("&"::concat).collect(Collectors.joining()));
		return Arbitraries.frequencyOf(tuple(7, form.map(ContactFuzzProperties::bytes)),
				tuple(1, pairs.list().ofMaxSize(150).map((list) -> bytes(String.join("&", list)))),
				tuple(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(300)));
	}

	private static Arbitrary<String> emails() {
		return Arbitraries.frequencyOf(tuple(4, Arbitraries.of("a@example.com", "用户@例子.公司", "b+c@example.co.uk")),
				tuple(1, texts()), tuple(1, texts().map((text) -> text + "@example.com")));
	}

	// Every unit of UTF-16, halves of pairs too, with a preference for what is special.
	private static Arbitrary<String> texts() {
		Arbitrary<Character> odd = Arbitraries.of('\0', '\n', '\r', '\t', '"', '\\', '<', '&', '%', '+', '=', ';',
				'\u0085', '\u2028', '\u202e', '\ud83d', '\udc00', '\ufffe', '\ufeff');
		Arbitrary<Character> any = Arbitraries.frequencyOf(tuple(5, Arbitraries.chars().alpha()), tuple(1, odd),
				tuple(1, Arbitraries.chars().range('\0', '\uffff')));
		return Arbitraries.frequencyOf(tuple(6, Arbitraries.strings().withChars("abc äß字-. ").ofMaxLength(60)),
				tuple(6, any.list().ofMaxSize(60).map(ContactFuzzProperties::joined)),
				tuple(1, Arbitraries.integers().between(90, 6_000).map((n) -> "x".repeat(n))));
	}

	private static <T> Tuple2<Integer, Arbitrary<? extends T>> tuple(int weight, Arbitrary<? extends T> arbitrary) {
		return Tuple.of(weight, arbitrary);
	}

	private static String joined(List<Character> characters) {
		return characters.stream().map(String::valueOf).collect(Collectors.joining());
	}

	private static String json(Object name, Object email, Object message) {
		try {
			Map<String, Object> fields = new TreeMap<>();
			fields.put("name", name);
			fields.put("email", email);
			fields.put("message", message);
			return JSON.writeValueAsString(fields);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
