package com.tetrixcorp.service;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.status.statement.ProviderStatements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class StatementTests {

	private static EmbeddedPostgres postgres;

	private static Stack stack;

	@BeforeAll
	static void start() throws IOException {
		postgres = EmbeddedPostgres.start();
		stack = Stack.on(postgres.getPort(),
				Map.of("tetrix.status.statement.fetch", "300ms", "tetrix.status.statement.watched", "100ms",
						"tetrix.status.statement.idle", "100ms", "tetrix.health.checks.database.interval", "2s"));
		await().atMost(Duration.ofSeconds(30)).until(() -> stack.verdict().equals("healthy"));
	}

	@AfterAll
	static void stop() throws IOException {
		stack.close();
		postgres.close();
	}

	@Test
	void whenEveryProviderAdmitsToAnOutageNoHealthAnswerChanges() throws Exception {
		awaitStatements("telnyx OPERATIONAL 0", "sinch OPERATIONAL 0", "firebase OPERATIONAL 0");
		String healthBefore = answers();

		for (String provider : List.of("telnyx", "sinch", "firebase")) {
			stack.simulators().admits(provider, true);
		}
		awaitStatements("telnyx TROUBLE 2", "sinch TROUBLE 2", "firebase TROUBLE 1");
		// Long enough for every check to be probed again.
		Thread.sleep(Stack.INTERVAL.toMillis() * 3);

		assertThat(answers()).isEqualTo(healthBefore).contains("\"status\":\"healthy\"").contains("\"why\":[]");
		assertThat(stack.get("/api/health").statusCode()).isEqualTo(200);
	}

	@Test
	void pagesThatHangDelayNoHealthAnswer() throws Exception {
		for (String provider : List.of("telnyx", "sinch", "firebase")) {
			stack.simulators().fault(provider + "-status", Fault.HANG);
		}
		try {
			int calls = stack.simulators().calls("telnyx-status");
			await().atMost(Duration.ofSeconds(20)).until(() -> stack.simulators().calls("telnyx-status") > calls);
			for (int i = 0; i < 50; i++) {
				long start = System.nanoTime();
				assertThat(stack.verdict()).isEqualTo("healthy");
				assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
			}
		}
		finally {
			for (String provider : List.of("telnyx", "sinch", "firebase")) {
				stack.simulators().fault(provider + "-status", Fault.NORMAL);
			}
		}
	}

	private static void awaitStatements(String... expected) {
		ProviderStatements statements = stack.context().getBean(ProviderStatements.class);
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(statements.current())
				.extracting((it) -> it.check() + " " + it.says() + " " + it.openIncidents())
				.containsExactly(expected));
	}

	// What health says, without what differs from one moment to the next.
	private static String answers() throws Exception {
		ObjectNode health = (ObjectNode) stack.json("/api/health");
		health.remove(List.of("timestamp", "uptime", "memory"));
		JsonNode details = stack.json("/api/health/details");
		return health + " {\"why\":" + details.path("why") + "} " + details.path("capabilities") + " "
				+ stack.get("/api/health/ready").body() + stack.get("/api/health/live").body();
	}

}
