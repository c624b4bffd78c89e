package com.tetrixcorp.database;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.simulator.Deadline;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each fault of PostgreSQL against its class.
 */
@Tag("long")
class DatabaseProbeTests {

	private static final String PROBES = "select count(*) from pg_stat_activity where application_name = 'tetrix'";

	private static Postgres postgres;

	@BeforeAll
	static void start() throws Exception {
		postgres = Postgres.start(0, Map.of("max_connections", "12", "superuser_reserved_connections", "5"));
		postgres.execute("create role plain login", "create role secured login password 'right'",
				"create role locked nologin", "create database closed allow_connections false");
		postgres.rules("""
				host all secured all scram-sha-256
				host all banned all reject""");
		postgres.execute("create role banned login");
	}

	@AfterAll
	static void stop() throws IOException {
		postgres.close();
	}

	@ParameterizedTest(name = "{0} on {1} is {2}")
	@CsvSource({ "plain, postgres, PASS", "secured:right, postgres, PASS", "secured:wrong, postgres, CREDENTIALS",
			"locked, postgres, CREDENTIALS", "nobody, postgres, CREDENTIALS", "banned, postgres, CREDENTIALS",
			"plain, nowhere, MISCONFIGURED", "plain, closed, SERVER_ERROR", "secured, postgres, MISCONFIGURED" })
	void aLoginHasItsClass(String login, String database, Outcome outcome) throws Exception {
		try (ProbedDatabase probe = new ProbedDatabase(postgres.url(login, database))) {
			assertThat(probe.outcome()).isEqualTo(outcome);
		}
	}

	@Test
	void aStoppedServerIsConnect() throws Exception {
		TcpProxy nobody = TcpProxy.to(postgres.port());
		nobody.close();

		try (ProbedDatabase probe = new ProbedDatabase(Postgres.url("plain", nobody.port(), "postgres"))) {
			assertThat(probe.outcome()).isEqualTo(Outcome.CONNECT);
		}
	}

	@Test
	void aHostWithoutAnAddressIsDns() throws Exception {
		try (ProbedDatabase probe = new ProbedDatabase("postgresql://plain@nowhere.invalid/postgres")) {
			assertThat(probe.outcomeWithin(Duration.ofSeconds(10))).isEqualTo(Outcome.DNS);
		}
	}

	@Test
	void aServerThatDoesNotSpeakTlsWhereItIsDemandedIsMisconfigured() throws Exception {
		try (ProbedDatabase probe = new ProbedDatabase(postgres.url("plain", "postgres") + "?sslmode=require")) {
			assertThat(probe.outcome()).isEqualTo(Outcome.MISCONFIGURED);
		}
	}

	@Test
	void aFullServerIsServerError() throws Exception {
		List<Connection> others = new ArrayList<>();
		try (ProbedDatabase probe = new ProbedDatabase(postgres.url("plain", "postgres"), "", Duration.ZERO)) {
			assertThat(probe.outcome()).isEqualTo(Outcome.PASS);
			fill(others);

			assertThat(probe.outcome()).isEqualTo(Outcome.SERVER_ERROR);

			empty(others);
			assertThat(probe.outcome()).isEqualTo(Outcome.PASS);
		}
		finally {
			empty(others);
		}
	}

	@Test
	void aHungServerIsATimeoutOnAKeptConnectionAndOnANewOne() throws Exception {
		try (TcpProxy proxy = TcpProxy.to(postgres.port());
				ProbedDatabase probe = new ProbedDatabase(Postgres.url("plain", proxy.port(), "postgres"))) {
			assertThat(probe.outcome()).isEqualTo(Outcome.PASS);
			proxy.mode(TcpProxy.Mode.SWALLOW);

			assertThat(probe.outcomeWithin(Duration.ofMillis(300))).isEqualTo(Outcome.TIMEOUT);
			assertThat(probe.outcomeWithin(Duration.ofMillis(300))).isEqualTo(Outcome.TIMEOUT);

			proxy.mode(TcpProxy.Mode.PASS);
			assertThat(probe.outcome()).isEqualTo(Outcome.PASS);
		}
	}

	@Test
	void aHungServerIsATimeoutWithoutAnInterruptToo() throws Exception {
		try (TcpProxy proxy = TcpProxy.to(postgres.port());
				ProbedDatabase probe = new ProbedDatabase(Postgres.url("plain", proxy.port(), "postgres"))) {
			proxy.mode(TcpProxy.Mode.SWALLOW);
			long start = System.nanoTime();

			assertThat(probe.outcomeWithin(Duration.ofSeconds(20))).isEqualTo(Outcome.TIMEOUT);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
		}
	}

	@Test
	void aBrokenConnectionIsReplacedWithinTheProbe() throws Exception {
		try (TcpProxy proxy = TcpProxy.to(postgres.port());
				ProbedDatabase probe = new ProbedDatabase(Postgres.url("plain", proxy.port(), "postgres"))) {
			assertThat(probe.outcome()).isEqualTo(Outcome.PASS);
			proxy.drop();
			assertThat(probe.outcome()).isEqualTo(Outcome.PASS);

			postgres.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'plain'");
			assertThat(probe.outcome()).isEqualTo(Outcome.PASS);

			proxy.mode(TcpProxy.Mode.RESET);
			assertThat(probe.outcome()).isEqualTo(Outcome.CONNECT);

			proxy.mode(TcpProxy.Mode.PASS);
			assertThat(probe.outcome()).isEqualTo(Outcome.PASS);
		}
	}

	@Test
	void aServerRestartedBetweenTwoProbesPasses() throws Exception {
		Postgres first = Postgres.start();
		try (ProbedDatabase probe = new ProbedDatabase(first.url("postgres", "postgres"))) {
			assertThat(probe.outcome()).isEqualTo(Outcome.PASS);
			first.close();
			assertThat(probe.outcome()).isEqualTo(Outcome.CONNECT);

			try (Postgres second = Postgres.start(first.port(), Map.of())) {
				assertThat(probe.outcome()).isEqualTo(Outcome.PASS);
				assertThat(second.port()).isEqualTo(first.port());
			}
		}
	}

	@Test
	void aConnectionIsKeptBetweenProbesAndRenewedAtItsAge() throws Exception {
		assertThat(connectionsOverThreeProbes(Duration.ofMinutes(1))).isEqualTo(1);
		assertThat(connectionsOverThreeProbes(Duration.ZERO)).isEqualTo(3);
		assertThat(connectionsOverThreeProbes(Duration.ofNanos(1))).isEqualTo(3);
	}

	@Test
	void aRefusedLoginIsNoticedWhenTheConnectionIsRenewed() throws Exception {
		postgres.execute("create role temporary login");
		try (ProbedDatabase kept = new ProbedDatabase(postgres.url("temporary", "postgres"));
				ProbedDatabase renewed = new ProbedDatabase(postgres.url("temporary", "postgres"), "", Duration.ZERO)) {
			assertThat(kept.outcome()).isEqualTo(Outcome.PASS);
			assertThat(renewed.outcome()).isEqualTo(Outcome.PASS);

			postgres.execute("alter role temporary nologin");

			assertThat(kept.outcome()).isEqualTo(Outcome.PASS);
			assertThat(renewed.outcome()).isEqualTo(Outcome.CREDENTIALS);
		}
	}

	@ParameterizedTest
	@EnumSource(TcpProxy.Mode.class)
	void nothingIsLeftBehindByFiftyRounds(TcpProxy.Mode mode) throws Exception {
		int threads = ManagementFactory.getThreadMXBean().getThreadCount();
		try (TcpProxy proxy = TcpProxy.to(postgres.port());
				ProbedDatabase probe = new ProbedDatabase(Postgres.url("plain", proxy.port(), "postgres"), "",
						Duration.ZERO)) {
			proxy.mode(mode);
			for (int round = 0; round < 50; round++) {
				probe.outcomeWithin(Duration.ofMillis(100));
			}

			Thread.sleep(500);
			assertThat(proxy.openConnections()).isLessThanOrEqualTo(1);
		}
		Thread.sleep(1_500);
		assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThanOrEqualTo(threads + 3);
		assertThat(postgres.query(PROBES)).isEqualTo("0");
	}

	@Test
	void withoutADatabaseNothingIsAsked() throws Exception {
		StaticListableBeanFactory none = new StaticListableBeanFactory();
		DatabaseHealthIndicator indicator = new DatabaseHealthIndicator(none.getBeanProvider(ProbeConnection.class),
				none.getBeanProvider(Migrations.class), none.getBeanProvider(HealthReports.class));

		assertThat(Deadline.run(indicator, Duration.ofSeconds(1)).outcome()).isEqualTo(Outcome.NOT_CONFIGURED);
	}

	private static void fill(List<Connection> others) {
		try {
			while (true) {
				others.add(postgres.connect("plain"));
			}
		}
		catch (SQLException ex) {
			assertThat(ex.getSQLState()).isEqualTo("53300");
		}
	}

	// A closed connection leaves its place free a moment later.
	private static void empty(List<Connection> others) throws Exception {
		for (Connection other : others) {
			other.close();
		}
		others.clear();
		long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
		while (!postgres.query("select count(*) from pg_stat_activity where usename = 'plain'").equals("0")) {
			assertThat(System.nanoTime()).as("waited for 10 s").isLessThan(end);
			Thread.sleep(20);
		}
	}

	private static long connectionsOverThreeProbes(Duration lifetime) throws Exception {
		try (TcpProxy proxy = TcpProxy.to(postgres.port());
				ProbedDatabase probe = new ProbedDatabase(Postgres.url("plain", proxy.port(), "postgres"), "",
						lifetime)) {
			for (int round = 0; round < 3; round++) {
				assertThat(probe.outcome()).isEqualTo(Outcome.PASS);
			}
			return proxy.accepted();
		}
	}

}
