package com.tetrixcorp.alert;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.contact.ContactClient;
import com.tetrixcorp.service.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * From a message of a visitor to the notice of it, through the whole service.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactNoticeTests {

	private static final Map<String, String> FIELDS = Map.of("name", "Ann Unlikely", "email", "ann@unlikely.example",
			"message", "Something private");

	private EmbeddedPostgres postgres;

	private Receiver receiver;

	private Stack stack;

	private JdbcClient jdbc;

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.receiver = new Receiver();
		this.stack = Stack.on(this.postgres.getPort(),
				Map.of("ALERT_WEBHOOK_URL", this.receiver.url(), "tetrix.contact.per-email", "1"));
		this.jdbc = JdbcClient.create(this.postgres.getPostgresDatabase());
		await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> messages() == 0);
	}

	@AfterAll
	void stop() throws IOException {
		this.stack.close();
		this.receiver.close();
		this.postgres.close();
	}

	@Test
	void aMessageIsToldOnceWithoutAWordOfIt() throws Exception {
		ContactClient client = new ContactClient(
				Integer.parseInt(this.stack.context().getEnvironment().getProperty("local.server.port", "0")),
				"198.51.100.1");
		HttpResponse<String> first = client.api(FIELDS);
		HttpResponse<String> again = client.api(FIELDS);
		HttpResponse<String> refused = client
			.api(Map.of("name", "Ann", "email", FIELDS.get("email"), "message", "One too many"));

		String id = new ObjectMapper().readTree(first.body()).path("id").asText();
		// On a busy machine a probe may be late, which is told too.
		Receiver.Request received = await().atMost(Duration.ofSeconds(15))
			.until(() -> this.receiver.accepted().stream().filter((it) -> it.key().startsWith("contact/")).findFirst(),
					Optional::isPresent)
			.orElseThrow();
		assertThat(again.body()).isEqualTo(first.body());
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(notices()).isEqualTo(1);
		JsonNode notice = received.json();
		assertThat(notice.path("id").asText()).isEqualTo("contact/" + id);
		assertThat(notice.path("event").asText()).isEqualTo("contact");
		assertThat(notice.path("contact").asText()).isEqualTo(id);
		assertThat(notice.path("text").asText()).isEqualTo("Somebody wrote to TETRIX");
		assertThat(notice.path("url").asText()).isEqualTo("https://tetrixcorp.com/api/staff/contacts");
		assertThat(notice.toString()).doesNotContainIgnoringCase("ann@", "unlikely", "private", "198.51");
		assertThat(this.jdbc.sql("select facts::text from alert_outbox where kind = 'contact'")
			.query(String.class)
			.single()).doesNotContainIgnoringCase("unlikely", "private");
	}

	private int messages() {
		return this.jdbc.sql("select count(*) from contact_message").query(Integer.class).single();
	}

	private int notices() {
		return this.jdbc.sql("select count(*) from alert_outbox where kind = 'contact'").query(Integer.class).single();
	}

}
