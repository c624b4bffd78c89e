package com.tetrixcorp.verification.token;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import com.tetrixcorp.database.Removal;
import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;
import com.tetrixcorp.service.Stack;
import com.tetrixcorp.setting.GeneratedJwk;
import com.tetrixcorp.verification.VerificationTokens;
import com.tetrixcorp.verification.VerifiedNumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Two whole services on one database, as two replicas are.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedeemTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final GeneratedJwk KEY = GeneratedJwk.generate();

	private static final VerifiedNumber NUMBER = new VerifiedNumber("+4915112345678", UUID.randomUUID(),
			Instant.parse("2026-11-28T12:00:00Z"));

	private EmbeddedPostgres postgres;

	private Stack one;

	private Stack other;

	private JdbcClient jdbc;

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.one = service(KEY.json());
		this.other = service(KEY.json());
		this.jdbc = JdbcClient.create(this.one.context().getBean(DataSource.class));
		await().ignoreExceptions()
			.until(() -> this.jdbc.sql("select count(*) from redeemed_token").query(Long.class).single() == 0);
	}

	private Stack service(String keys) throws IOException {
		return Stack.on(this.postgres.getPort(),
				Map.of("VERIFICATION_SIGNING_KEY", keys, "VERIFICATION_SECRET", "a secret of tests, 32 characters",
						"VERIFICATION_AUDIENCES", "shop.example", "TETRIX_PRIMARY_DOMAIN", "tetrix.example",
						"tetrix.web.rate-limit.writes", "1000000"));
	}

	@AfterAll
	void stop() throws IOException {
		this.one.close();
		this.other.close();
		this.postgres.close();
	}

	@Test
	void aTokenIsRedeemedOnceAndToldWhatItAttests() throws IOException {
		String token = issue("shop.example");

		Answer first = redeem(this.one, body(token));
		Answer second = redeem(this.one, body(token));
		Answer elsewhere = redeem(this.other, body(token));

		assertThat(first.status()).as(first.body()).isEqualTo(200);
		JsonNode attested = JSON.readTree(first.body());
		assertThat(attested.path("success").asBoolean()).isTrue();
		assertThat(attested.path("verified").asBoolean()).isTrue();
		assertThat(attested.path("subject").asText()).hasSize(43);
		assertThat(attested.path("audience").asText()).isEqualTo("shop.example");
		assertThat(attested.path("verificationId").asText()).isEqualTo(NUMBER.verificationId().toString());
		assertThat(attested.path("verifiedAt").asText()).isEqualTo("2026-11-28T12:00:00Z");
		assertThat(first.body()).doesNotContain("15112345678");
		refused(second, 409, "token-redeemed");
		refused(elsewhere, 409, "token-redeemed");
	}

	@Test
	void ofManyWhoRedeemOneTokenAtOnceOnTwoInstancesOneSucceeds() throws Exception {
		String body = body(issue(null));
		ExecutorService clients = Executors.newFixedThreadPool(20);
		List<Future<Integer>> answers = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			Stack service = (i % 2 == 0) ? this.one : this.other;
			answers.add(clients.submit(() -> redeem(service, body).status()));
		}
		List<Integer> statuses = new ArrayList<>();
		for (Future<Integer> answer : answers) {
			statuses.add(answer.get());
		}
		clients.shutdown();

		assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
	}

	@Test
	void whoSaysWhoTheyAreRedeemsOnlyWhatIsMadeOutToThem() throws IOException {
		String token = issue("shop.example");

		refused(redeem(this.one, body(token, "audience", "tetrix.example")), 422, "other-audience");
		assertThat(redeem(this.one, body(token, "audience", "shop.example")).status()).isEqualTo(200);
	}

	@Test
	void whoNamesTheNumberHearsWhetherItIsThatOneAndOnlyOnce() throws IOException {
		String token = issue(null);
		assertThat(redeem(this.one, body(token, "phoneNumber", "+4915112345678")).status()).isEqualTo(200);

		String guessed = issue(null);
		refused(redeem(this.one, body(guessed, "phoneNumber", "015112345678")), 400, "number-unreadable");
		refused(redeem(this.one, body(guessed, "phoneNumber", "+4915112345679")), 422, "other-number");
		refused(redeem(this.one, body(guessed, "phoneNumber", "+4915112345678")), 409, "token-redeemed");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			400 | token-missing | {}
			400 | token-missing | {"token":null}
			400 | token-missing | {"token":" "}
			422 | token-invalid | {"token":"x"}
			422 | token-invalid | {"token":"eyJhbGciOiJub25lIn0.e30."}
			""")
	void whatIsNoTokenIsAProblem(int status, String reason, String body) throws IOException {
		refused(redeem(this.one, body), status, reason);
	}

	@Test
	void aTokenOfAnotherServiceIsAProblemAndIsNotRemembered() throws IOException {
		long before = count();

		refused(redeem(this.one, body(TokenSetup.tokens(KEY.json()).issue(NUMBER, null))), 410, "token-expired");
		refused(redeem(this.one, body(TokenSetup.tokens(TokenSetup.NEXT.json(), Instant.now()).issue(NUMBER, null))),
				422, "token-invalid");
		refused(redeem(this.one, "{\"token\":\"" + "x".repeat(60_000) + "\"}"), 422, "token-invalid");

		assertThat(count()).isEqualTo(before);
	}

	@Test
	void theKeysArePublishedWithoutTheirPrivateHalves() throws IOException {
		Answer answer = http(this.one).get("/.well-known/jwks.json");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).startsWith("application/jwk-set+json");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
		JsonNode key = JSON.readTree(answer.body()).path("keys").path(0);
		assertThat(key.path("x").asText()).isEqualTo(KEY.x());
		assertThat(key.path("alg").asText()).isEqualTo("ES256");
		assertThat(key.path("use").asText()).isEqualTo("sig");
		assertThat(key.has("d")).isFalse();
		assertThat(answer.body()).doesNotContain(KEY.d());
	}

	// As docs/verification.md shows it.
	@Test
	void aServiceThatHasOurKeysBelievesATokenThatIsMadeOutToItAndNoOther() {
		String keys = "http://127.0.0.1:" + port(this.one) + "/.well-known/jwks.json";
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys).jwsAlgorithm(SignatureAlgorithm.ES256).build();
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
				JwtValidators.createDefaultWithIssuer("https://tetrix.example"),
				new JwtClaimValidator<Collection<String>>("aud", (audiences) -> audiences.contains("shop.example"))));

		Jwt token = decoder.decode(issue("shop.example"));

		assertThat(token.getClaimAsString("verification_id")).isEqualTo(NUMBER.verificationId().toString());
		assertThatExceptionOfType(JwtException.class).isThrownBy(() -> decoder.decode(issue("tetrix.example")));
	}

	@Test
	void redeemedTokensAreForgottenAnHourAfterTheyExpired() {
		insert("59 minutes");
		insert("61 minutes");
		long before = count();
		Removal removal = this.one.context().getBean("redeemedTokenRemoval", Removal.class);

		assertThat(removal.step()).isEqualTo(1);
		assertThat(removal.step()).isZero();
		assertThat(count()).isEqualTo(before - 1);
	}

	private void insert(String expiredSince) {
		this.jdbc.sql("insert into redeemed_token values (gen_random_uuid(), now() - cast(:age as interval))")
			.param("age", expiredSince)
			.update();
	}

	private long count() {
		return this.jdbc.sql("select count(*) from redeemed_token").query(Long.class).single();
	}

	private String issue(@Nullable String audience) {
		return this.one.context().getBean(VerificationTokens.class).issue(NUMBER, audience);
	}

	private static void refused(Answer answer, int status, String reason) throws IOException {
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		JsonNode problem = JSON.readTree(answer.body());
		assertThat(problem.path("reason").asText()).isEqualTo(reason);
		assertThat(problem.path("success").isBoolean()).isTrue();
		assertThat(problem.path("success").asBoolean()).isFalse();
		assertThat(problem.path("error").asText()).isNotBlank();
	}

	private static String body(String token) {
		return "{\"token\":\"" + token + "\"}";
	}

	private static String body(String token, String name, String value) {
		return "{\"token\":\"" + token + "\",\"" + name + "\":\"" + value + "\"}";
	}

	private static Answer redeem(Stack service, String body) throws IOException {
		return http(service).request("POST", "/api/v2/2fa/redeem", body, "Content-Type: application/json");
	}

	private static RawHttp http(Stack service) {
		return new RawHttp(port(service));
	}

	private static int port(Stack service) {
		return Integer.parseInt(service.context().getEnvironment().getProperty("local.server.port", "0"));
	}

}
