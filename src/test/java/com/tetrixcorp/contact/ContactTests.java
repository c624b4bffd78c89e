package com.tetrixcorp.contact;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.service.Stack;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Writing to the real service, by form and by API. Each test writes from an address and
 * under an e-mail address of its own.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class ContactTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String HASTE_MILLIS = "400";

	private EmbeddedPostgres postgres;

	private TcpProxy database;

	private Stack stack;

	private JdbcClient jdbc;

	private int clients;

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.database = TcpProxy.to(this.postgres.getPort());
		this.stack = Stack.on(this.postgres.getPort(),
				Map.of("DATABASE_URL", "postgresql://postgres@localhost:" + this.database.port() + "/postgres",
						"tetrix.contact.per-client", "4", "tetrix.contact.per-email", "3", "tetrix.contact.haste",
						HASTE_MILLIS + "ms", "tetrix.database.connection-timeout", "500ms"));
		this.jdbc = JdbcClient.create(this.postgres.getPostgresDatabase());
		await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> rows("nobody") == 0);
	}

	@AfterAll
	void stop() throws IOException {
		this.stack.close();
		this.database.close();
		this.postgres.close();
	}

	@Test
	void aFormIsStoredAndItsSenderIsSentOn() throws Exception {
		HttpResponse<String> answer = client().form(ContactClient.from("form@example.com", "Hello"));

		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(answer.headers().firstValue("Location")).contains("/contact/sent");
		assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(rows("form@example.com")).isEqualTo(1);
		HttpResponse<String> sent = client().get("/contact/sent");
		assertThat(sent.statusCode()).isEqualTo(200);
		assertThat(sent.headers().firstValue("X-Robots-Tag")).contains("noindex");
		assertThat(sent.body()).contains("Your message is stored", "365 days", "730 days");
	}

	@Test
	void theApiAnswersCreatedWithTheNameOfWhatIsStored() throws Exception {
		HttpResponse<String> answer = client().api(ContactClient.from("api@example.com", "Hello"));

		assertThat(answer.statusCode()).isEqualTo(201);
		JsonNode body = JSON.readTree(answer.body());
		assertThat(body.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "receivedAt");
		ContactMessage stored = this.stack.context()
			.getBean(ContactMessages.class)
			.find(UUID.fromString(body.path("id").asText()))
			.orElseThrow();
		assertThat(stored.email()).isEqualTo("api@example.com");
		assertThat(stored.receivedAt()).isEqualTo(body.path("receivedAt").asText());
	}

	@ParameterizedTest
	@CsvSource({ "山田太郎, こんにちは😀", "محمد, مرحبا", "O'Brien, '1 < 2 & ''quoted'''" })
	void whatIsWrittenIsStoredAsItIs(String name, String message) throws Exception {
		String email = "as" + name.length() + message.length() + "@example.com";
		client().form(ContactClient.fields(name, email, message + "\r\nsecond\tline"));
		client().api(ContactClient.fields(name, email, message));

		List<ContactMessage> stored = this.stack.context()
			.getBean(ContactMessages.class)
			.list(null, null, 100)
			.messages()
			.stream()
			.filter((it) -> it.email().equals(email))
			.toList();
		assertThat(stored).extracting(ContactMessage::name).containsOnly(name);
		assertThat(stored).extracting(ContactMessage::message).containsExactly(message, message + "\nsecond\tline");
	}

	@Test
	void noHtmlIsKept() throws Exception {
		client().form(ContactClient.fields("<b>Ann</b>", "html@example.com", "<p>One form</p>"));
		client().api(ContactClient.fields("Ann", "html@example.com", "One <i>call</i>"));
		assertThat(client().api(ContactClient.fields("Ann", "html@example.com", "<br><hr>")).statusCode())
			.isEqualTo(422);

		assertThat(this.stack.context().getBean(ContactMessages.class).list(null, null, 100).messages())
			.filteredOn((it) -> it.email().equals("html@example.com"))
			.extracting((it) -> it.name() + ": " + it.message())
			.containsExactly("Ann: One call", "Ann: One form");
	}

	@Test
	void whatIsWrongIsSaidBesideEachFieldAndNothingTypedIsLost() throws Exception {
		HttpResponse<String> answer = client()
			.form(ContactClient.fields("42 \"><script>x</script>", "nobody@", "</textarea><script>alert(1)</script>"));

		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
		assertThat(answer.body()).contains("<title>Not sent yet | Contact TETRIX</title>", "role=\"alert\"",
				"<a href=\"#email\">", "id=\"email-wrong\"", "aria-describedby=\"email-wrong\"", "value=\"nobody@\"",
				"value=\"42 &#34;>&lt;script>x&lt;/script>\"", "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
			.doesNotContain("name-wrong", "message-wrong");
	}

	@Test
	void anEmptyFormNamesEveryField() throws Exception {
		HttpResponse<String> answer = client().form(Map.of());

		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("id=\"name-wrong\"", "id=\"email-wrong\"", "id=\"message-wrong\"",
				"aria-describedby=\"message-hint message-wrong\"");
	}

	@Test
	void theApiNamesTheFieldsThatAreWrongEachWithASentence() throws Exception {
		HttpResponse<String> answer = client().api(ContactClient.fields("", "nobody@", "Hello"));

		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		JsonNode problem = JSON.readTree(answer.body());
		assertThat(problem.path("status").asInt()).isEqualTo(422);
		assertThat(problem.path("errors")).extracting((error) -> error.path("field").asText())
			.containsExactly("name", "email");
		assertThat(problem.path("errors")).extracting((error) -> error.path("message").asText())
			.allMatch((it) -> it.endsWith("."));
		assertThat(answer.body()).doesNotContain("nobody@");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "400 | application/json | {", "400 | application/json | null",
			"400 | application/json | []", "400 | application/json | {\"name\":{}}", "415 | text/plain | hello",
			"415 | multipart/form-data; boundary=x | --x--", "422 | application/json | {}",
			"422 | application/json | {\"name\":\"\\ud83d\",\"email\":\"a@example.com\",\"message\":\"\\u0000\"}" })
	void whatIsNoMessageIsRefusedWithAProblem(int status, String type, String body) throws Exception {
		HttpResponse<String> answer = client().post("/api/contact", type, body);

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
	}

	@Test
	void aFormSentTwiceIsOneMessage() throws Exception {
		ContactClient client = client();
		Map<String, String> fields = ContactClient.from("twice@example.com", "Hello");

		assertThat(client.form(fields).statusCode()).isEqualTo(303);
		assertThat(client.form(fields).statusCode()).isEqualTo(303);
		assertThat(client.api(fields).statusCode()).isEqualTo(201);
		assertThat(rows("twice@example.com")).isEqualTo(1);
	}

	@Test
	void aRequestRepeatedWithItsKeyIsAnsweredTheSame() throws Exception {
		ContactClient client = client();
		Map<String, String> fields = ContactClient.from("key@example.com", "Hello");
		String[] key = { "Idempotency-Key", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"" };

		HttpResponse<String> first = client.api(fields, key);
		HttpResponse<String> second = client.api(fields, key);
		HttpResponse<String> unquoted = client.api(fields, key[0], key[1].replace("\"", ""));
		HttpResponse<String> other = client.api(ContactClient.from("key@example.com", "Other"), key);
		HttpResponse<String> meant = client.api(fields, key[0], UUID.randomUUID().toString());

		assertThat(second.statusCode()).isEqualTo(201);
		assertThat(second.body()).isEqualTo(first.body()).isEqualTo(unquoted.body());
		assertThat(other.statusCode()).isEqualTo(422);
		assertThat(other.body()).contains("Idempotency-Key").doesNotContain("errors");
		assertThat(meant.statusCode()).isEqualTo(201);
		assertThat(rows("key@example.com")).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "short", "\"\"", "fifteen-charact", "sixteen characte", "sixteen-ch\"aract" })
	void aKeyThatTwoSendersCouldChooseIsRefused(String key) throws Exception {
		HttpResponse<String> answer = client().api(ContactClient.from("badkey@example.com", "Hello"), "Idempotency-Key",
				key);

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(rows("badkey@example.com")).isZero();
	}

	@Test
	void theLastAllowedMessageOfAClientIsStoredAndTheNextOneIsNot() throws Exception {
		ContactClient client = client();
		for (int i = 0; i < 4; i++) {
			assertThat(client.form(ContactClient.from("client" + i + "@example.com", "Hello")).statusCode())
				.isEqualTo(303);
		}

		HttpResponse<String> page = client.form(ContactClient.from("client4@example.com", "Keep me"));
		HttpResponse<String> problem = client.api(ContactClient.from("client4@example.com", "Keep me"));

		assertThat(page.statusCode()).isEqualTo(429);
		assertThat(Long.parseLong(page.headers().firstValue("Retry-After").orElseThrow())).isBetween(3_500L, 3_600L);
		assertThat(page.body()).contains("too many messages", "Keep me", "client4@example.com", "60 minutes");
		assertThat(problem.statusCode()).isEqualTo(429);
		assertThat(problem.headers().firstValue("Retry-After")).isPresent();
		assertThat(rows("client4@example.com")).isZero();
		assertThat(client.form(ContactClient.from("client0@example.com", "Hello")).statusCode())
			.as("sent again, it is not one more")
			.isEqualTo(303);
		assertThat(client().form(ContactClient.from("client4@example.com", "Keep me")).statusCode())
			.as("another client")
			.isEqualTo(303);
	}

	@Test
	void oneAddressIsNotFloodedFromEverywhere() throws Exception {
		for (int i = 0; i < 3; i++) {
			assertThat(client().api(ContactClient.from("Flood@example.com", "Hello " + i)).statusCode()).isEqualTo(201);
		}

		assertThat(client().api(ContactClient.from("flood@EXAMPLE.com", "Hello 3")).statusCode()).isEqualTo(429);
	}

	@Test
	void whoFillsInWhatNobodySeesIsAskedOnceMore() throws Exception {
		ContactClient client = client();
		Map<String, String> fields = ContactClient.from("trap@example.com", "Hello");
		fields.put("website", "https://spam.example");

		HttpResponse<String> asked = client.form(fields);
		assertThat(asked.statusCode()).isEqualTo(422);
		assertThat(asked.body()).contains("people do not see", "trap@example.com", "Hello")
			.doesNotContain("spam.example");
		assertThat(rows("trap@example.com")).isZero();

		fields.put("website", "");
		assertThat(client.form(fields).statusCode()).isEqualTo(303);
	}

	@Test
	void whoIsTooQuickIsAskedOnceMoreAndThenTaken() throws Exception {
		ContactClient client = client();
		Map<String, String> fields = ContactClient.from("quick@example.com", "Hello");
		fields.put("opened", JSON.readTree(client.get("/api/contact/opening").body()).path("seal").asText());

		HttpResponse<String> asked = client.form(fields);
		assertThat(asked.statusCode()).isEqualTo(422);
		assertThat(asked.body()).contains("look it over once more", "Hello");
		assertThat(rows("quick@example.com")).isZero();
		assertThat(opened(asked)).as("its clock runs on").isEqualTo(fields.get("opened"));

		TimeUnit.MILLISECONDS.sleep(Long.parseLong(HASTE_MILLIS));
		assertThat(client.form(fields).statusCode()).isEqualTo(303);
	}

	@Test
	void aLinkFromAFormWithoutAScriptIsLookedAtOnceMore() throws Exception {
		ContactClient client = client();
		Map<String, String> fields = new HashMap<>(
				ContactClient.from("link@example.com", "We are https://customer.example"));

		HttpResponse<String> asked = client.form(fields);
		assertThat(asked.statusCode()).isEqualTo(422);
		fields.put("opened", opened(asked));
		TimeUnit.MILLISECONDS.sleep(Long.parseLong(HASTE_MILLIS));

		assertThat(client.form(fields).statusCode()).isEqualTo(303);
		assertThat(rows("link@example.com")).isEqualTo(1);
	}

	@Test
	void whatAnotherSiteSendsIsNotStored() throws Exception {
		Map<String, String> fields = ContactClient.from("foreign@example.com", "Hello");

		assertThat(client().form(fields, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
		assertThat(client().form(fields, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
		assertThat(client().api(fields, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
		assertThat(client().api(fields, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
		assertThat(rows("foreign@example.com")).isZero();
		assertThat(client().form(fields, "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(303);
	}

	@Test
	void withTheDatabaseDownNothingIsAcknowledgedAndTheTextComesBack() throws Exception {
		ContactClient client = client();
		Map<String, String> fields = ContactClient.from("down@example.com", "Do not lose me");
		try {
			this.database.mode(TcpProxy.Mode.RESET);
			HttpResponse<String> page = client.form(fields);
			HttpResponse<String> problem = client.api(fields);

			assertThat(page.statusCode()).isEqualTo(503);
			assertThat(page.headers().firstValue("Retry-After")).contains("60");
			assertThat(page.body()).contains("Not stored", "Do not lose me", "down@example.com", "value=\"Ann\"");
			assertThat(problem.statusCode()).isEqualTo(503);
			assertThat(problem.headers().firstValue("Retry-After")).contains("60");
			assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(client.get("/contact").statusCode()).isEqualTo(200);
		}
		finally {
			this.database.mode(TcpProxy.Mode.PASS);
		}
		await().atMost(Duration.ofSeconds(15)).until(() -> client.form(fields).statusCode() == 303);
		assertThat(rows("down@example.com")).isEqualTo(1);
	}

	@Test
	void thePagesTellHowLongMessagesAreKept() throws Exception {
		for (String path : List.of("/contact", "/privacy")) {
			assertThat(client().get(path).body()).as(path).contains("365 days", "730 days");
		}
	}

	@Test
	void whatIsTakenIsCountedAndNothingOfItIsLogged() throws Exception {
		client().form(ContactClient.from("counted@example.com", "Hello"));

		String metrics = new ContactClient(
				Integer.parseInt(this.stack.context().getEnvironment().getProperty("local.management.port", "0")), "")
			.get("/actuator/prometheus")
			.body();
		assertThat(metrics).containsPattern("tetrix_contact_posts_total\\{outcome=\"stored\"\\} [1-9]")
			.contains("outcome=\"unavailable\"")
			.doesNotContain("example.com");
	}

	private static String opened(HttpResponse<String> page) {
		Matcher matcher = Pattern.compile("name=\"opened\" value=\"([^\"]+)\"").matcher(page.body());
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	private ContactClient client() {
		return new ContactClient(
				Integer.parseInt(this.stack.context().getEnvironment().getProperty("local.server.port", "0")),
				"198.51.100." + ++this.clients);
	}

	private int rows(String email) {
		return this.jdbc.sql("select count(*) from contact_message where email = :email")
			.param("email", email)
			.query(Integer.class)
			.single();
	}

}
