package com.tetrixcorp.provider;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.IdTokenMint;
import com.tetrixcorp.simulator.Simulators;
import com.tetrixcorp.staff.IdToken;
import com.tetrixcorp.staff.IdTokens;
import com.tetrixcorp.staff.TokenRefusedException;
import com.tetrixcorp.staff.TokensUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Tag("long")
class IdTokensTests {

	/** Beyond the 30 seconds that two clocks may be apart, and within them. */
	private static final int TOO_FAR = 45;

	private static final int NEAR = 20;

	private static Simulators simulators;

	private static ProviderContext context;

	private static IdTokens tokens;

	@BeforeAll
	static void start() throws IOException {
		simulators = Simulators.start();
		context = new ProviderContext(simulators.environment());
		tokens = context.bean(IdTokens.class);
	}

	@AfterAll
	static void stop() {
		context.close();
		simulators.close();
	}

	static Stream<Arguments> forgeries() {
		IdTokenMint mint = simulators.idTokens();
		return Stream.of(Arguments.of("alg none", mint.unsigned()),
				Arguments.of("HS256 with the public key", mint.signedWithThePublicKeyAsASecret()),
				Arguments.of("RS512", mint.signedWith(JWSAlgorithm.RS512)),
				Arguments.of("PS256", mint.signedWith(JWSAlgorithm.PS256)),
				Arguments.of("another key under the known id", mint.signedByAnotherKey()),
				Arguments.of("no key id", mint.withoutKeyId()), Arguments.of("a changed claim", changed(mint.staff())),
				Arguments.of("no signature", withoutSignature(mint.staff())),
				with("another issuer", (it) -> it.issuer("https://securetoken.google.com/another")),
				with("no issuer", (it) -> it.issuer(null)), with("another audience", (it) -> it.audience("another")),
				with("an audience more", (it) -> it.audience(List.of("tetrix-simulated", "another"))),
				with("no audience", (it) -> it.audience((String) null)), with("no subject", (it) -> it.subject(null)),
				with("a blank subject", (it) -> it.subject(" ")),
				with("a subject of 129 characters", (it) -> it.subject("u".repeat(129))),
				with("no end", (it) -> it.expirationTime(null)),
				with("expired", (it) -> it.expirationTime(in(-TOO_FAR))),
				with("no beginning", (it) -> it.issueTime(null)),
				with("issued in the future", (it) -> it.issueTime(in(TOO_FAR))),
				with("not valid yet", (it) -> it.notBeforeTime(in(TOO_FAR))),
				with("signed in in the future",
						(it) -> it.claim("auth_time", Instant.now().plusSeconds(TOO_FAR).getEpochSecond())),
				with("never signed in", (it) -> it.claim("auth_time", null)),
				with("signed in at no time", (it) -> it.claim("auth_time", "yesterday")),
				with("signed in at an absurd time", (it) -> it.claim("auth_time", Double.MAX_VALUE)),
				Arguments.of("nothing", ""), Arguments.of("a word", "token"), Arguments.of("dots", "..."),
				Arguments.of("five parts", "a.b.c.d.e"), Arguments.of("no JSON", "bm8.bm8.bm8"),
				Arguments.of("huge", "eyJhbGciOiJSUzI1NiJ9." + "A".repeat(200_000) + ".A"));
	}

	private static Arguments with(String what, Consumer<JWTClaimsSet.Builder> change) {
		return Arguments.of(what, simulators.idTokens().genuine(change));
	}

	private static Date in(int seconds) {
		return Date.from(Instant.now().plusSeconds(seconds));
	}

	private static String changed(String token) {
		String[] parts = token.split("\\.");
		return parts[0] + "." + parts[1].substring(0, 40) + ((parts[1].charAt(40) == 'A') ? "B" : "A")
				+ parts[1].substring(41) + "." + parts[2];
	}

	private static String withoutSignature(String token) {
		return token.substring(0, token.lastIndexOf('.') + 1);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forgeries")
	void whatIsNotGenuineForUsAndValidNowIsRefusedWithoutAWordWhy(String what, String token) {
		assertThatExceptionOfType(TokenRefusedException.class).isThrownBy(() -> tokens.read(token))
			.withMessage("The token is refused");
	}

	static Stream<Arguments> fine() {
		return Stream.of(with("as it comes", (it) -> {
		}), with("expired as long ago as clocks may be apart", (it) -> it.expirationTime(in(-NEAR))),
				with("issued as far ahead as clocks may be apart", (it) -> it.issueTime(in(NEAR))),
				with("signed in as far ahead",
						(it) -> it.claim("auth_time", Instant.now().plusSeconds(NEAR).getEpochSecond())),
				with("a subject of 128 characters", (it) -> it.subject("u".repeat(128))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("fine")
	void whatIsGenuineForUsAndValidNowIsRead(String what, String token) throws Exception {
		assertThat(tokens.read(token).email()).isEqualTo(IdTokenMint.STAFF);
	}

	@Test
	void aTokenSaysWhoItIsAndWhetherThatIsKnown() throws Exception {
		assertThat(tokens.read(simulators.idTokens().staff()))
			.isEqualTo(new IdToken("uid-of-staff", IdTokenMint.STAFF, true, true, false));
		assertThat(tokens.read(simulators.idTokens().ofAnotherPerson("somebody@example.com", false)))
			.isEqualTo(new IdToken("uid-of-another", "somebody@example.com", false, true, false));
		assertThat(read((it) -> it.claim("staff", true)).staff()).isTrue();
	}

	@Test
	void whatIsNoTruthIsNotTakenForIt() throws Exception {
		assertThat(read((it) -> it.claim("staff", "true")).staff()).isFalse();
		assertThat(read((it) -> it.claim("staff", 1)).staff()).isFalse();
		assertThat(read((it) -> it.claim("email_verified", "true")).emailVerified()).isFalse();
		assertThat(read((it) -> it.claim("email_verified", null)).emailVerified()).isFalse();
		assertThat(read((it) -> it.claim("email", List.of(IdTokenMint.STAFF))).email()).isNull();
	}

	@Test
	void whoeverIsAnonymousOrATenantsDidNotSignInByName() throws Exception {
		assertThat(read((it) -> it.claim("firebase", Map.of("sign_in_provider", "google.com"))).plain()).isTrue();
		assertThat(read((it) -> it.claim("firebase", Map.of("sign_in_provider", "anonymous"))).plain()).isFalse();
		assertThat(read((it) -> it.claim("firebase", Map.of("sign_in_provider", "password", "tenant", "t"))).plain())
			.isFalse();
		assertThat(read((it) -> it.claim("firebase", null)).plain()).isFalse();
		assertThat(read((it) -> it.claim("firebase", "password")).plain()).isFalse();
	}

	private static IdToken read(Consumer<JWTClaimsSet.Builder> change) throws Exception {
		return tokens.read(simulators.idTokens().genuine(change));
	}

	@Test
	void aFloodOfTokensWithKeysThatNobodyKnowsCostsOneFetchAtMost() throws Exception {
		tokens.read(simulators.idTokens().staff());
		int before = simulators.calls(Simulators.SIGNING_KEYS);
		for (int i = 0; i < 40; i++) {
			String token = simulators.idTokens().signedByAKeyNobodyKnows("unknown-" + i);
			assertThatExceptionOfType(TokenRefusedException.class).isThrownBy(() -> tokens.read(token));
		}
		assertThat(simulators.calls(Simulators.SIGNING_KEYS) - before).isLessThanOrEqualTo(1);
		tokens.read(simulators.idTokens().staff());
	}

	@ParameterizedTest
	@EnumSource(names = { "RESET", "MALFORMED", "ENDLESS" })
	void withoutKnownKeysAndWithNoneToBeHadNobodyCanTell(Fault fault) throws Exception {
		try (Simulators down = Simulators.start(); ProviderContext cold = new ProviderContext(down.environment())) {
			down.fault(Simulators.SIGNING_KEYS, fault);
			IdTokens reader = cold.bean(IdTokens.class);
			for (int i = 0; i < 5; i++) {
				assertThatExceptionOfType(TokensUnavailableException.class)
					.isThrownBy(() -> reader.read(down.idTokens().staff()));
			}
			assertThat(down.calls(Simulators.SIGNING_KEYS)).as("tries").isLessThanOrEqualTo(2);
			// What no key could make genuine is refused all the same.
			assertThatExceptionOfType(TokenRefusedException.class)
				.isThrownBy(() -> reader.read(down.idTokens().unsigned()));
		}
	}

	@Test
	void aHangingAddressIsGivenUpAtTheDeadlineOfEveryExchange() throws Exception {
		Map<String, String> environment = new HashMap<>(simulators.environment());
		environment.put("tetrix.provider.read-timeout", "300ms");
		try (Simulators down = Simulators.start()) {
			environment.putAll(down.environment());
			try (ProviderContext cold = new ProviderContext(environment)) {
				down.fault(Simulators.SIGNING_KEYS, Fault.HANG);
				long began = System.nanoTime();
				assertThatExceptionOfType(TokensUnavailableException.class)
					.isThrownBy(() -> cold.bean(IdTokens.class).read(down.idTokens().staff()));
				assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
			}
		}
	}

	@Test
	void knownKeysGoOnCountingWhileNoneCanBeHad() throws Exception {
		try (Simulators flaky = Simulators.start(); ProviderContext warm = new ProviderContext(flaky.environment())) {
			IdTokens reader = warm.bean(IdTokens.class);
			reader.read(flaky.idTokens().staff());
			flaky.fault(Simulators.SIGNING_KEYS, Fault.RESET);
			assertThat(reader.read(flaky.idTokens().staff()).email()).isEqualTo(IdTokenMint.STAFF);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a project/with a slash" })
	void withoutAProjectNobodyCanTellAndNothingIsFetched(String project) {
		Map<String, String> environment = new HashMap<>(simulators.environment());
		environment.put("FIREBASE_PROJECT_ID", project);
		int before = simulators.calls(Simulators.SIGNING_KEYS);
		try (ProviderContext none = new ProviderContext(environment)) {
			IdTokens reader = none.bean(IdTokens.class);
			assertThat(reader.configured()).isFalse();
			assertThatExceptionOfType(TokensUnavailableException.class)
				.isThrownBy(() -> reader.read(simulators.idTokens().staff()));
		}
		assertThat(simulators.calls(Simulators.SIGNING_KEYS)).isEqualTo(before);
		assertThat(tokens.configured()).isTrue();
	}

}
