package com.tetrixcorp.service;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import com.tetrixcorp.service.StaffClient.Answer;
import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.IdTokenMint;
import com.tetrixcorp.simulator.Simulators;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Two instances on one database, and those who come to their staff API.
 */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class StaffTests {

	private static final String[] KEPT_SECRET = { "Exception", "java.", "nimbus", "Jwt", "JWT", "JWK", "Signed",
			"springframework", "uid-of", "securetoken" };

	private static EmbeddedPostgres postgres;

	private static JdbcClient database;

	private static Stack one;

	private static Stack other;

	@BeforeAll
	static void start() throws IOException {
		postgres = EmbeddedPostgres.start();
		database = JdbcClient.create(new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres")));
		one = Stack.on(postgres.getPort(), settings());
		other = Stack.on(postgres.getPort(), settings());
		await().untilAsserted(() -> assertThat(one.verdict() + other.verdict()).isEqualTo("healthyhealthy"));
	}

	static Map<String, String> settings() {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("tetrix.web.rate-limit.api", "1000000");
		settings.put("tetrix.web.rate-limit.writes", "1000000");
		settings.put("tetrix.fleet.heartbeat", "500ms");
		for (String check : List.of("database", "telnyx", "sinch", "firebase")) {
			// However busy the machine is.
			settings.put("tetrix.health.checks." + check + ".interval", "1s");
			settings.put("tetrix.health.checks." + check + ".deadline", "800ms");
		}
		settings.put("tetrix.database.connection-timeout", "1s");
		return settings;
	}

	@AfterAll
	static void stop() throws IOException {
		one.close();
		other.close();
		postgres.close();
	}

	@AfterEach
	void mend() {
		one.databaseProxy().mode(TcpProxy.Mode.PASS);
	}

	@Test
	@Order(1)
	void whileNoKeyCanBeHadAGenuineTokenIsAnsweredWithWhenToComeBack() throws Exception {
		other.simulators().fault(Simulators.SIGNING_KEYS, Fault.SERVER_ERROR);
		Answer answer = StaffClient.of(other).get("audit");
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.header("Retry-After")).isEqualTo("30");
		problem(answer);
		other.simulators().fault(Simulators.SIGNING_KEYS, Fault.NORMAL);
		await().untilAsserted(() -> assertThat(StaffClient.of(other).get("audit").status()).isEqualTo(200));
	}

	private static final String CALLS = """
			GET    | contacts
			GET    | contacts/00000000-0000-0000-0000-000000000000
			POST   | contacts/00000000-0000-0000-0000-000000000000/done
			GET    | verifications/stats
			GET    | incidents
			POST   | incidents/1/notes
			GET    | maintenance
			POST   | maintenance
			DELETE | maintenance/1
			GET    | drill
			POST   | drill
			DELETE | drill
			GET    | audit
			OPTIONS | audit
			GET    | nothing/here
			""";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = CALLS)
	void withoutATokenNobodyLearnsEvenWhatThereIs(String method, String path) throws Exception {
		long before = audited();
		Answer answer = new StaffClient(one, null).send(method, path, "{}");
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"TETRIX staff\"");
		problem(answer);
		assertThat(audited()).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = CALLS)
	void whoeverIsNotStaffIsToldSoAndNoMore(String method, String path) throws Exception {
		long before = audited();
		String token = one.simulators().idTokens().ofAnotherPerson("somebody@example.com", true);
		Answer answer = new StaffClient(one, token).send(method, path, "{}");
		assertThat(answer.status()).isEqualTo(403);
		problem(answer);
		assertThat(audited()).isEqualTo(before);
	}

	static Stream<Arguments> persons() {
		IdTokenMint mint = one.simulators().idTokens();
		return Stream.of(Arguments.of("listed and verified", mint.ofAnotherPerson("STAFF@example.com", true), 200),
				Arguments.of("listed, not verified", mint.ofAnotherPerson(IdTokenMint.STAFF, false), 403),
				Arguments.of("marked", mint.genuine((it) -> it.claim("email", null).claim("staff", true)), 200),
				Arguments.of("marked with a word", mint.genuine((it) -> it.claim("email", null).claim("staff", "true")),
						403),
				Arguments.of("anonymous",
						mint.genuine((it) -> it.claim("firebase", Map.of("sign_in_provider", "anonymous"))), 403),
				Arguments.of("unsigned", mint.unsigned(), 401),
				Arguments.of("HS256 with the public key", mint.signedWithThePublicKeyAsASecret(), 401),
				Arguments.of("another key", mint.signedByAnotherKey(), 401),
				Arguments.of("expired",
						mint.genuine((it) -> it.expirationTime(Date.from(Instant.now().minusSeconds(60)))), 401),
				Arguments.of("no token in it", "...", 401), Arguments.of("no token at all", "a b", 401),
				Arguments.of("as large as headers may be", "A".repeat(7_000), 401),
				Arguments.of("larger", "A".repeat(9_000), 431));
	}

	@ParameterizedTest(name = "{0}: {2}")
	@MethodSource("persons")
	void whoIsLetIn(String who, String token, int status) throws Exception {
		Answer answer = new StaffClient(one, token).get("audit");
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		if (status == 401) {
			assertThat(answer.header("WWW-Authenticate"))
				.isEqualTo("Bearer realm=\"TETRIX staff\", error=\"invalid_token\"");
			problem(answer);
		}
	}

	@Test
	void whatStaffDoIsReadByStaffPageByPage() throws Exception {
		StaffClient staff = StaffClient.of(one);
		for (int i = 0; i < 3; i++) {
			staff.get("drill");
		}
		Answer first = staff.get("audit?limit=2");
		assertThat(first.body().path("entries")).hasSize(2)
			.allSatisfy((it) -> assertThat(it.path("action").asText()).isEqualTo("drill.list"));
		assertThat(first.body().at("/entries/0/email").asText()).isEqualTo(IdTokenMint.STAFF);
		assertThat(first.body().at("/entries/0/uid").asText()).isEqualTo("uid-of-staff");
		assertThat(first.body().at("/entries/0/outcome").asText()).isEqualTo("done");
		Answer second = staff.get("audit?limit=1&cursor=" + first.body().path("next").asText());
		assertThat(second.body().at("/entries/0/action").asText()).isEqualTo("drill.list");
		assertThat(second.body().at("/entries/0/id").asLong()).isLessThan(first.body().at("/entries/1/id").asLong());
		assertThat(staff.get("audit?limit=1").body().at("/entries/0/requestId").asText()).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					GET    | audit?limit=0                | 400 |
					GET    | audit?limit=101              | 400 |
					GET    | audit?limit=x                | 400 |
					GET    | audit?cursor=-1              | 400 |
					GET    | audit?cursor=9999999999999999999 | 400 |
					GET    | contacts?state=lost          | 400 |
					GET    | contacts?limit=1.5           | 400 |
					GET    | contacts/17                  | 404 |
					POST   | contacts/x/done              | 404 |
					POST   | incidents/0/notes            | 404 | {"text":"x"}
					POST   | incidents/999999/notes       | 404 | {"text":"x"}
					POST   | incidents/1/notes            | 400 | {}
					POST   | incidents/1/notes            | 400 | {"text":" "}
					POST   | incidents/1/notes            | 400 | {
					POST   | incidents/1/notes            | 400 | []
					POST   | maintenance                  | 400 | {}
					POST   | maintenance                  | 400 | {"from":"soon","to":"later","checks":["telnyx"],"text":"x"}
					POST   | maintenance                  | 400 | {"from":"2001-01-01T00:00:00Z","to":"2001-01-01T01:00:00Z","checks":["telnyx"],"text":"x"}
					POST   | maintenance                  | 400 | {"from":"2099-01-01T00:00:00Z","to":"2099-01-01T01:00:00Z","checks":["nobody"],"text":"x"}
					POST   | maintenance                  | 400 | {"from":"2099-01-01T00:00:00Z","to":"2099-01-01T01:00:00Z","checks":[null],"text":"x"}
					DELETE | maintenance/999999           | 404 |
					POST   | drill                        | 400 | {}
					POST   | drill                        | 400 | {"check":"telnyx","minutes":11,"reason":"x"}
					POST   | drill                        | 400 | {"check":"telnyx","minutes":0,"reason":"x"}
					POST   | drill                        | 400 | {"check":"telnyx","minutes":"many","reason":"x"}
					POST   | drill                        | 400 | {"check":"nobody","minutes":1,"reason":"x"}
					POST   | drill                        | 400 | {"check":"Telnyx; drop table","minutes":1,"reason":"x"}
					POST   | drill                        | 400 | {"check":"telnyx","minutes":1,"reason":" "}
					POST   | drill                        | 400 | {"check":"telnyx","minutes":1,"reason":"a\\u0000b"}
					DELETE | drill                        | 404 |
					PUT    | drill                        | 405 |
					GET    | nothing                      | 404 |
					""")
	void whatCannotBeDoneIsToldAndDoesNothing(String method, String path, int status, @Nullable String body)
			throws Exception {
		Answer answer = StaffClient.of(one).send(method, path, body);
		assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
		problem(answer);
		assertThat(count("drill")).isEqualTo(count("drill where ends_at <= now()"));
	}

	@Test
	void whatWasTriedInVainIsInTheAuditToo() throws Exception {
		StaffClient staff = StaffClient.of(one);
		staff.post("incidents/999999/notes", "{\"text\":\"x\"}");
		assertThat(newest()).isEqualTo("incident.note incident/999999 not found");
		staff.post("drill", "{\"check\":\"nobody\",\"minutes\":1,\"reason\":\"x\"}");
		assertThat(newest()).isEqualTo("drill.start check/nobody refused");
		staff.delete("drill");
		assertThat(newest()).isEqualTo("drill.stop null not found");
	}

	@Test
	void aNoteIsOnTheIncidentsPageAndOnceInTheAuditHoweverManyWriteAtTheSameTime(CapturedOutput output)
			throws Exception {
		long incident = database.sql("""
				insert into incident (impact, opened_at, changed_at, closed_at, capabilities)
				values ('degraded', now(), now(), now(), '{}') returning id""").query(Long.class).single();
		List<Integer> statuses = atTheSameTime(20,
				(i) -> client(i).post("incidents/" + incident + "/notes", "{\"text\":\"Note " + i + " <b>\"}"));
		assertThat(statuses).containsOnly(201);
		assertThat(count("incident_note where incident = " + incident)).isEqualTo(20);
		assertThat(count("staff_audit where action = 'incident.note' and outcome = 'done' and object = 'incident/"
				+ incident + "'"))
			.isEqualTo(20);
		await().untilAsserted(() -> assertThat(one.get("/status/incidents/" + incident).body()).contains("Note 7"));
		assertThat(one.get("/status/incidents/" + incident).body()).doesNotContain("<b>");
		await()
			.untilAsserted(() -> assertThat(StaffClient.of(one).get("incidents").body().toString()).contains("Note 7"));
		assertThat(output.getAll()).doesNotContain(IdTokenMint.STAFF, "uid-of-staff", "Note 7", "eyJ");
	}

	@Test
	void maintenanceIsPlannedShownAndCalledOff() throws Exception {
		StaffClient staff = StaffClient.of(one);
		Instant from = Instant.now().plusSeconds(3600);
		Answer planned = staff.post("maintenance", """
				{"from":"%s","to":"%s","checks":["telnyx"],"text":"We change carriers"}""".formatted(from,
				from.plusSeconds(600)));
		assertThat(planned.status()).isEqualTo(201);
		long id = planned.body().path("id").asLong();
		assertThat(StaffClient.of(other).get("maintenance").body().toString()).contains("We change carriers");
		await().untilAsserted(() -> assertThat(one.get("/status").body()).contains("We change carriers"));
		List<Integer> cancelled = atTheSameTime(6, (i) -> client(i).delete("maintenance/" + id));
		assertThat(cancelled).containsOnlyOnce(200).containsOnly(200, 404);
		assertThat(staff.get("maintenance").body().path("maintenance")).isEmpty();
		assertThat(count("staff_audit where action = 'maintenance.cancel' and object = 'maintenance/" + id
				+ "' and outcome = 'done'"))
			.isOne();
		assertThat(count("staff_audit where action = 'maintenance.cancel' and object = 'maintenance/" + id + "'"))
			.isEqualTo(6);
	}

	@Test
	void ofDrillsAtTheSameTimeOneBegins() throws Exception {
		List<Integer> statuses = atTheSameTime(8,
				(i) -> client(i).post("drill", "{\"check\":\"sinch\",\"minutes\":1,\"reason\":\"Race\"}"));
		assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
		assertThat(count("drill where ends_at > now()")).isOne();
		assertThat(count("staff_audit where action = 'drill.start' and object = 'check/sinch' and outcome = 'done'"))
			.isOne();
		assertThat(
				count("staff_audit where action = 'drill.start' and object = 'check/sinch' and outcome = 'conflict'"))
			.isEqualTo(7);
		List<Integer> stops = atTheSameTime(8, (i) -> client(i).delete("drill"));
		assertThat(stops).containsOnlyOnce(200).containsOnly(200, 404);
		assertThat(count("incident where drill and closed_at is null")).isZero();
	}

	@Test
	void messagesAreReadPageByPageAndMarkedAsDoneOnce(CapturedOutput output) throws Exception {
		database.sql("delete from contact_message").update();
		for (int i = 0; i < 5; i++) {
			database.sql("""
					insert into contact_message (name, email, message, content)
					values ('Sender ' || :i, 'sender@example.com', 'Text <b>' || :i, sha256(:i::text::bytea))""")
				.param("i", i)
				.update();
		}
		StaffClient staff = StaffClient.of(one);
		Answer first = staff.get("contacts?limit=3");
		assertThat(first.body().path("contacts")).hasSize(3);
		assertThat(first.body().at("/contacts/0/name").asText()).isEqualTo("Sender 4");
		Answer second = staff.get("contacts?limit=3&cursor=" + first.body().path("next").asText());
		assertThat(second.body().path("contacts")).hasSize(2);
		assertThat(second.body().path("next").isNull()).isTrue();
		assertThat(newest()).isEqualTo("contact.list contact/" + second.body().at("/contacts/0/id").asText() + ".."
				+ second.body().at("/contacts/1/id").asText() + " done");

		String id = first.body().at("/contacts/0/id").asText();
		assertThat(staff.get("contacts/" + id).body().path("message").asText()).isEqualTo("Text <b>4");
		assertThat(newest()).isEqualTo("contact.read contact/" + id + " done");
		List<Integer> statuses = atTheSameTime(6, (i) -> client(i).post("contacts/" + id + "/done", ""));
		assertThat(statuses).containsOnly(200);
		assertThat(count("contact_message where done_at is not null")).isOne();
		assertThat(count("staff_audit where action = 'contact.done' and object = 'contact/" + id + "'")).isEqualTo(6);
		assertThat(staff.get("contacts?state=done").body().path("contacts")).hasSize(1);
		assertThat(staff.get("contacts?state=open").body().path("contacts")).hasSize(4);
		assertThat(staff.get("contacts/" + id).body().path("state").asText()).isEqualTo("done");
		assertThat(output.getAll()).doesNotContain("sender@example.com", "Sender 4", "Text <b>");
	}

	@Test
	void whatBecameOfCodesIsCountedByCarrierOutcomeAndWindow() throws Exception {
		verification("now() - interval '10 minutes'", "now() - interval '9 minutes'", "accepted");
		verification("now() - interval '20 minutes'", null, "unavailable", "accepted");
		// Still good, so neither entered nor missed.
		verification("now() - interval '1 minute'", null, "accepted");
		verification("now() - interval '10 minutes'", null, "number-refused");
		verification("now() - interval '3 days'", "now() - interval '3 days'", "accepted");
		JsonNode windows = StaffClient.of(one).get("verifications/stats").body().path("windows");
		assertThat(windows).extracting((it) -> it.path("hours").asInt()).containsExactly(1, 24, 168, 720);
		JsonNode hour = windows.path(0);
		assertThat(List.of(hour.path("started").asInt(), hour.path("sent").asInt(), hour.path("ended").asInt(),
				hour.path("verified").asInt()))
			.containsExactly(4, 3, 2, 1);
		assertThat(hour.path("conversion").asDouble()).isEqualTo(0.5);
		assertThat(hour.path("carriers").path(0).toString())
			.isEqualTo("{\"carrier\":\"telnyx\",\"outcome\":\"accepted\",\"sends\":3,\"medianMillis\":120}");
		assertThat(windows.path(2).path("started").asInt()).isEqualTo(5);
		assertThat(windows.path(2).path("conversion").asDouble()).isEqualTo(2.0 / 3);
		assertThat(newest()).isEqualTo("verification.stats null done");
	}

	private static void verification(String began, @Nullable String verified, String... outcomes) {
		String id = UUID.randomUUID().toString();
		database
			.sql("""
					insert into verification (id, number_sealed, channel, audience, code_hash, created_at, expires_at, verified_at)
					values ('%1$s', 'x', 'sms', 'a', sha256('x'), %2$s, %2$s + interval '5 minutes', %3$s)"""
				.formatted(id, began, verified))
			.update();
		for (String outcome : outcomes) {
			database.sql("""
					insert into verification_send (verification, reference, carrier, outcome, took_millis, at)
					values ('%s', gen_random_uuid(), 'telnyx', '%s', 120, %s)""".formatted(id, outcome, began))
				.update();
		}
	}

	@Test
	void whatIsInTheAuditStaysAsItIs() {
		for (String change : List.of("update staff_audit set outcome = 'x'", "delete from staff_audit",
				"truncate staff_audit")) {
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> database.sql(change).update())
				.withMessageContaining("append-only");
		}
	}

	@Test
	void withoutTheDatabaseNothingIsDoneAndItSaysWhenToComeBack() throws Exception {
		one.databaseProxy().mode(TcpProxy.Mode.RESET);
		one.databaseProxy().drop();
		StaffClient staff = StaffClient.of(one);
		for (Answer answer : List.of(staff.get("audit"), staff.get("incidents"),
				staff.post("drill", "{\"check\":\"telnyx\",\"minutes\":1,\"reason\":\"x\"}"), staff.delete("drill"),
				staff.post("incidents/1/notes", "{\"text\":\"x\"}"), staff.get("contacts"))) {
			assertThat(answer.status()).isEqualTo(503);
			assertThat(answer.header("Retry-After")).isNotEmpty();
			problem(answer);
		}
		one.databaseProxy().mode(TcpProxy.Mode.PASS);
		await().untilAsserted(() -> assertThat(staff.get("audit").status()).isEqualTo(200));
		assertThat(count("drill where ends_at > now()")).isZero();
	}

	private static void problem(Answer answer) {
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
		assertThat(answer.body().path("requestId").asText()).isEqualTo(answer.header("X-Request-Id"));
		assertThat(answer.response().body() + answer.header("WWW-Authenticate")).doesNotContain(KEPT_SECRET);
	}

	private static StaffClient client(int number) {
		return StaffClient.of((number % 2 == 0) ? one : other);
	}

	private static List<Integer> atTheSameTime(int times, Call call) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(times);
		try {
			List<Future<Integer>> answers = new ArrayList<>();
			IntStream.range(0, times).forEach((i) -> answers.add(threads.submit(() -> call.make(i).status())));
			List<Integer> statuses = new ArrayList<>();
			for (Future<Integer> answer : answers) {
				statuses.add(answer.get());
			}
			return statuses;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static long audited() {
		return count("staff_audit");
	}

	private static long count(String what) {
		return database.sql("select count(*) from " + what).query(Long.class).single();
	}

	private static String newest() {
		return database
			.sql("select action || ' ' || coalesce(object, 'null') || ' ' || outcome from staff_audit "
					+ "order by id desc limit 1")
			.query(String.class)
			.single();
	}

	/**
	 * One of many calls.
	 */
	@FunctionalInterface
	private interface Call {

		Answer make(int number) throws Exception;

	}

}
