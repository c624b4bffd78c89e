package com.tetrixcorp.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.tetrixcorp.http.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LogTests {

	/**
	 * What a visitor sends that must not be found in a log.
	 */
	private static final String[] PERSONAL = { "do-connecting-ip: 192.0.2.77", "User-Agent: agent-of-the-visitor",
			"Referer: https://referer-of-the-visitor/", "Cookie: cookie-of-the-visitor=1",
			"Authorization: Bearer token-of-the-visitor" };

	@Test
	void thePlatformsProbesDoNotFloodTheLog() {
		assertThat(AccessLog.levelOf("/api/health/ready")).isEqualTo(Level.DEBUG);
		assertThat(AccessLog.levelOf("/api/health/live")).isEqualTo(Level.DEBUG);
		assertThat(AccessLog.levelOf("/api/health")).isEqualTo(Level.INFO);
	}

	@ParameterizedTest
	@CsvSource({ "production, com.tetrixcorp.web.EcsLines, production", "default, '', ''" })
	void jsonIsForProductionOnlyAndSaysSo(String profile, String format, String environment) {
		new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
			.withPropertyValues("spring.profiles.active=" + profile)
			.run((context) -> {
				assertThat(context.getEnvironment().getProperty("logging.structured.format.console", ""))
					.isEqualTo(format);
				assertThat(context.getEnvironment().getProperty("logging.structured.ecs.service.environment", ""))
					.isEqualTo(environment);
			});
	}

	private static List<String> linesOf(CapturedOutput output, String requestId) {
		// Written after the answer was sent.
		await().atMost(Duration.ofSeconds(5))
			.until(() -> output.getOut().lines().anyMatch((line) -> line.contains(requestId)));
		return output.getOut().lines().filter((line) -> line.contains(requestId)).toList();
	}

	private static void sendPersonalThings(RawHttp http, String id) throws IOException {
		String[] headers = Arrays.copyOf(PERSONAL, PERSONAL.length + 1);
		headers[PERSONAL.length] = "X-Request-Id: " + id;
		for (String path : List.of("/api/test/items/4915112345678?number=4915112345678",
				"/visitor-was-here?secret=mine", "/api/test/count?days=visitor-was-here", "/api/a%2f4915112345678",
				"/test/page?a=visitor-was-here%zz", "/api/visitor-was-here?x=%zz")) {
			http.get(path, headers);
			http.request("visitor-was-here", path, "", headers);
			http.get(path + "<", headers);
		}
		http.request("POST", "/test/form", "number=4915112345678&visitor-was-here=%zz", headers);
		http.send("GET / HTTP/1.1\r\nvisitor was here: 4915112345678\r\n\r\n");
	}

	private static void nothingPersonalIn(CapturedOutput output) {
		assertThat(output.getAll()).doesNotContain("192.0.2.77", "of-the-visitor", "visitor-was-here", "4915112345678",
				"secret=mine", "127.0.0.1");
	}

	@Nested
	@WebTest
	@ExtendWith(OutputCaptureExtension.class)
	class InPlainText {

		@LocalServerPort
		private int port;

		@Test
		void eachRequestHasOneLine(CapturedOutput output) throws IOException {
			new RawHttp(this.port).get("/api/test/items/7?x=1", "X-Request-Id: plain-line-1");

			assertThat(linesOf(output, "plain-line-1")).singleElement()
				.asString()
				.contains("[plain-line-1]")
				.containsPattern("GET /api/test/items/\\{id} 200 in \\d+ ms");
		}

		@Test
		void anErrorHasTheRouteThatFailedAndTheFinalStatus(CapturedOutput output) throws IOException {
			new RawHttp(this.port).get("/api/test/fails", "X-Request-Id: plain-line-2");

			await().untilAsserted(() -> assertThat(linesOf(output, "plain-line-2")).hasSize(2));
			assertThat(linesOf(output, "plain-line-2").get(0)).contains("ERROR", "Unexpected failure");
			assertThat(linesOf(output, "plain-line-2").get(1)).contains("GET /api/test/fails 500");
		}

		@Test
		void whatNeverReachedARouteHasALineToo(CapturedOutput output) throws IOException {
			new RawHttp(this.port).get("/api/a%2fb", "X-Request-Id: plain-line-3");

			assertThat(linesOf(output, "plain-line-3")).singleElement().asString().contains("GET none 400");
		}

		@Test
		void nothingPersonalIsLogged(CapturedOutput output) throws IOException {
			sendPersonalThings(new RawHttp(this.port), "plain-line-4");

			linesOf(output, "plain-line-4");
			nothingPersonalIn(output);
		}

	}

	@Nested
	@WebTest
	class AsJson {

		@LocalServerPort
		private int port;

		@Test
		void eachRequestHasOneObjectWithItsFacts() throws IOException {
			try (EcsLog log = new EcsLog("access")) {
				long start = System.nanoTime();
				new RawHttp(this.port).get("/api/test/items/7?x=1", "X-Request-Id: json-line-1");

				await().until(() -> log.text().contains("json-line-1"));
				long most = System.nanoTime() - start;
				assertThat(log.text().lines()).hasSize(1);
				JsonNode line = new ObjectMapper().readTree(log.text());
				assertThat(line.at("/@timestamp").isTextual()).isTrue();
				assertThat(line.at("/message").asText()).startsWith("GET /api/test/items/{id} 200 in ");
				assertThat(line.at("/requestId").asText()).isEqualTo("json-line-1");
				assertThat(line.at("/http/request/id").asText()).isEqualTo("json-line-1");
				assertThat(line.at("/http/request/method").asText()).isEqualTo("GET");
				assertThat(line.at("/http/response/status_code").intValue()).isEqualTo(200);
				assertThat(line.at("/http/route").asText()).isEqualTo("/api/test/items/{id}");
				assertThat(line.at("/event/duration").longValue()).isBetween(1L, most);
				assertThat(line.at("/ecs/version").isTextual()).isTrue();
			}
		}

	}

}
