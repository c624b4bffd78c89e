package com.tetrixcorp.service;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Tag("long")
@Timeout(180)
class DatabaseLifeTests {

	@Test
	void theServiceStartsWithTheDatabaseDownAndRecoversByItselfWhenItComesGoesAndReturns() throws Exception {
		int port = freePort();
		try (Stack stack = Stack.on(port, Map.of())) {
			assertThat(stack.get("/").statusCode()).isEqualTo(200);
			assertThat(stack.get("/api/health/ready").statusCode()).isEqualTo(200);
			awaitCheck(stack, "fail");
			assertThat(stack.get("/api/health").statusCode()).isEqualTo(503);
			for (int round = 0; round < 2; round++) {
				try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setPort(port).start()) {
					assertThat(postgres.getPort()).isEqualTo(port);
					awaitCheck(stack, "pass");
					assertThat(stack.get("/api/health").statusCode()).isEqualTo(200);
					JdbcClient database = stack.context().getBean(JdbcClient.class);
					await().atMost(Duration.ofSeconds(20))
						.ignoreExceptions()
						.until(() -> database.sql("select 1").query(Integer.class).single() == 1);
				}
				awaitCheck(stack, "fail");
				assertThat(stack.get("/").statusCode()).isEqualTo(200);
			}
		}
	}

	@Test
	void anExhaustedPoolIsToldBesideTheDatabaseWhichStillPasses() throws Exception {
		ExecutorService users = Executors.newFixedThreadPool(12);
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start(); Stack stack = Stack.on(postgres)) {
			awaitCheck(stack, "pass");
			JdbcClient database = stack.context().getBean(JdbcClient.class);
			List<Runnable> queries = new ArrayList<>();
			for (int i = 0; i < 12; i++) {
				queries.add(() -> database.sql("select 1 from pg_sleep(6)").query(Integer.class).single());
			}
			queries.forEach(users::submit);
			await().atMost(Duration.ofSeconds(5)).until(() -> saturated(stack));
			for (int i = 0; i < 5; i++) {
				assertThat(stack.check("database")).isEqualTo("pass");
				Thread.sleep(200);
			}
			await().atMost(Duration.ofSeconds(15)).until(() -> !saturated(stack));
		}
		finally {
			users.shutdownNow();
		}
	}

	private static boolean saturated(Stack stack) throws Exception {
		JsonNode pool = stack.json("/api/health/details").path("pool");
		return pool.path("saturated").asBoolean() && pool.path("active").asInt() == 10;
	}

	private static void awaitCheck(Stack stack, String state) {
		await().atMost(Duration.ofSeconds(30)).until(() -> stack.check("database").equals(state));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
