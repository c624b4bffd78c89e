package com.tetrixcorp.database;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * DATABASE_CA_CERT against a PostgreSQL that speaks TLS.
 */
class DatabaseTlsTests {

	private static SelfSigned ours;

	private static Postgres postgres;

	@BeforeAll
	static void start() throws Exception {
		ours = SelfSigned.forHost("localhost");
		postgres = Postgres.start(0, Map.of("ssl", "on", "ssl_cert_file", ours.writeCertificate().toString(),
				"ssl_key_file", ours.writeKey().toString()));
	}

	@AfterAll
	static void stop() throws IOException {
		postgres.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?sslmode=require", "?sslmode=disable", "?sslmode=prefer&sslrootcert=/nowhere" })
	void theRightAuthorityPassesAndTurnsTlsOnWhateverTheUrlSays(String query) throws Exception {
		assertThat(outcome("localhost", query, ours.certificate())).isEqualTo(Outcome.PASS);
		assertThat(outcome("localhost", query, ours.certificate().replace("\n", "\\n"))).isEqualTo(Outcome.PASS);
	}

	@Test
	void anotherAuthorityIsTls() throws Exception {
		assertThat(outcome("localhost", "", SelfSigned.forHost("localhost").certificate())).isEqualTo(Outcome.TLS);
	}

	@Test
	void oneOfSeveralAuthoritiesIsEnough() throws Exception {
		String both = SelfSigned.forHost("localhost").certificate() + ours.certificate();

		assertThat(outcome("localhost", "", both)).isEqualTo(Outcome.PASS);
	}

	@Test
	void aCertificateForAnotherHostIsTls() throws Exception {
		assertThat(outcome("127.0.0.1", "", ours.certificate())).isEqualTo(Outcome.TLS);
	}

	@Test
	void withoutAnAuthorityTheUrlDecides() throws Exception {
		assertThat(outcome("127.0.0.1", "?sslmode=require", "")).isEqualTo(Outcome.PASS);
		assertThat(outcome("localhost", "?sslmode=verify-full&sslrootcert=/nowhere", ""))
			.isEqualTo(Outcome.MISCONFIGURED);
	}

	@Test
	void aServerWithoutTlsIsRefused() throws Exception {
		try (Postgres plain = Postgres.start();
				ProbedDatabase probe = new ProbedDatabase(plain.url("postgres", "postgres"), ours.certificate(),
						Duration.ZERO)) {
			assertThat(probe.outcome()).isEqualTo(Outcome.MISCONFIGURED);
		}
	}

	@Test
	void aHungServerIsATimeoutUnderTlsToo() throws Exception {
		try (TcpProxy proxy = TcpProxy.to(postgres.port());
				ProbedDatabase probe = new ProbedDatabase(Postgres.url("postgres", proxy.port(), "postgres"),
						ours.certificate(), Duration.ofMinutes(1))) {
			assertThat(probe.outcome()).isEqualTo(Outcome.PASS);
			proxy.mode(TcpProxy.Mode.SWALLOW);

			assertThat(probe.outcomeWithin(Duration.ofMillis(300))).isEqualTo(Outcome.TIMEOUT);
			assertThat(probe.outcomeWithin(Duration.ofMillis(300))).isEqualTo(Outcome.TIMEOUT);

			proxy.mode(TcpProxy.Mode.PASS);
			assertThat(probe.outcome()).isEqualTo(Outcome.PASS);
		}
	}

	private static Outcome outcome(String host, String query, String caCert) throws Exception {
		String url = "postgresql://postgres@" + host + ":" + postgres.port() + "/postgres" + query;
		try (ProbedDatabase probe = new ProbedDatabase(url, caCert, Duration.ZERO)) {
			return probe.outcome();
		}
	}

}
