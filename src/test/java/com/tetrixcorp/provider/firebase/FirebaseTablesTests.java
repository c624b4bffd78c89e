package com.tetrixcorp.provider.firebase;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How Google's answers are read.
 */
class FirebaseTablesTests {

	private static final SigningKeys KEYS = new SigningKeys(List.of(new SigningKeys.Key("RSA", "1", "AQAB", "AQAB")));

	@ParameterizedTest
	@CsvSource({ "400, API_KEY_INVALID, CREDENTIALS", "403, SERVICE_DISABLED, MISCONFIGURED",
			"403, API_KEY_SERVICE_BLOCKED, MISCONFIGURED", "403, API_KEY_HTTP_REFERRER_BLOCKED, MISCONFIGURED",
			"403, API_KEY_IP_ADDRESS_BLOCKED, MISCONFIGURED", "403, API_KEY_ANDROID_APP_BLOCKED, MISCONFIGURED",
			"403, API_KEY_IOS_APP_BLOCKED, MISCONFIGURED", "403, CONSUMER_SUSPENDED, MISCONFIGURED",
			"403, CONSUMER_INVALID, MISCONFIGURED", "429, RATE_LIMIT_EXCEEDED, THROTTLED", "400, UNHEARD_OF, PROTOCOL",
			"503, UNHEARD_OF, SERVER_ERROR" })
	void theReasonComesFirst(int status, String reason, Outcome outcome) {
		String body = """
				{"error":{"code":400,"message":"Simulated","details":[{"@type":"other"},{"reason":"%s"}]}}"""
			.formatted(reason);

		assertThat(read(status, body).outcome()).isEqualTo(outcome);
	}

	@ParameterizedTest
	@CsvSource({ "400, CONFIGURATION_NOT_FOUND, MISCONFIGURED", "404, CONFIGURATION_NOT_FOUND, MISCONFIGURED",
			"403, The request is missing a valid API key., CREDENTIALS", "400, Something else, PROTOCOL" })
	void withoutAReasonTheMessageCounts(int status, String message, Outcome outcome) {
		assertThat(read(status, "{\"error\":{\"message\":\"%s\"}}".formatted(message)).outcome()).isEqualTo(outcome);
	}

	@ParameterizedTest
	@CsvSource({ "API_KEY_HTTP_REFERRER_BLOCKED, 1", "SERVICE_DISABLED, 0" })
	void aRestrictedKeyIsExplained(String reason, int remarks) {
		ProbeResult result = read(403, "{\"error\":{\"details\":[{\"reason\":\"%s\"}]}}".formatted(reason));

		assertThat(result.remarks()).hasSize(remarks);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>", "[]", "{}", "{\"error\":1}", "{\"error\":{\"details\":3}}" })
	void withoutAnErrorInTheBodyTheStatusCounts(String body) {
		assertThat(read(400, body).outcome()).isEqualTo(Outcome.PROTOCOL);
		assertThat(read(401, body).outcome()).isEqualTo(Outcome.CREDENTIALS);
		assertThat(read(500, body).outcome()).isEqualTo(Outcome.SERVER_ERROR);
	}

	@ParameterizedTest
	@CsvSource({ "my-project.firebaseapp.com, 0", "my-project.web.app, 0", "localhost, 1",
			"other-my-project.web.app, 1" })
	void aProjectWithoutItsDomainsIsRemarked(String domain, int remarks) {
		ProbeResult result = FirebaseHealthIndicator.judge("my-project", new Project("1", List.of(domain)), KEYS);

		assertThat(result.outcome()).isEqualTo(Outcome.PASS);
		assertThat(result.remarks()).hasSize(remarks);
	}

	@Test
	void keysWithoutAWholeRsaKeyAreProtocol() {
		assertThat(judge(new SigningKeys(List.of(new SigningKeys.Key("EC", "1", "AQAB", "AQAB")))))
			.isEqualTo(Outcome.PROTOCOL);
		assertThat(judge(new SigningKeys(List.of(new SigningKeys.Key("RSA", "1", null, "AQAB")))))
			.isEqualTo(Outcome.PROTOCOL);
		assertThat(judge(new SigningKeys(List.of()))).isEqualTo(Outcome.PROTOCOL);
		assertThat(judge(null)).isEqualTo(Outcome.PROTOCOL);
		assertThat(judge(KEYS)).isEqualTo(Outcome.PASS);
	}

	private static Outcome judge(@Nullable SigningKeys keys) {
		Project project = new Project("1", List.of("my-project.web.app"));
		return FirebaseHealthIndicator.judge("my-project", project, keys).outcome();
	}

	private static ProbeResult read(int status, String body) {
		return FirebaseRefusals.read(status, body.getBytes(StandardCharsets.UTF_8));
	}

}
