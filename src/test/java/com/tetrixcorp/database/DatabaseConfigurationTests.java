package com.tetrixcorp.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.PoolState;
import com.tetrixcorp.health.Probe;
import com.tetrixcorp.simulator.Deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The database's beans with a database, without one, and with one that cannot be.
 */
@ExtendWith(OutputCaptureExtension.class)
@Tag("long")
class DatabaseConfigurationTests {

	private static Postgres postgres;

	@BeforeAll
	static void start() throws IOException {
		postgres = Postgres.start();
	}

	@AfterAll
	static void stop() throws IOException {
		postgres.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void withoutAUrlThereIsNoDataSourceAndTheProbeSaysSo(String url) throws Exception {
		try (ConfigurableApplicationContext context = DatabaseContext.start(Map.of("DATABASE_URL", url))) {
			assertThat(context.getBeanProvider(DataSource.class).getIfAvailable()).isNull();
			assertThat(context.getBeanProvider(JdbcClient.class).getIfAvailable()).isNull();
			assertThat(context.getBeanProvider(Migrations.class).getIfAvailable()).isNull();
			assertThat(Deadline.run(context.getBean(Probe.class), Duration.ofSeconds(2)).outcome())
				.isEqualTo(Outcome.NOT_CONFIGURED);
		}
	}

	@Test
	void withAUrlTheApplicationReadsAndTheOnlyContributorIsOurs() {
		try (ConfigurableApplicationContext context = DatabaseContext.start(environment())) {
			Integer one = context.getBean(JdbcClient.class).sql("select 1").query(Integer.class).single();

			assertThat(one).isEqualTo(1);
			assertThat(context.getBean(HealthContributorRegistry.class).stream().map(NamedContributor::getName))
				.contains("database")
				.doesNotContain("db");
		}
	}

	@Test
	void anExhaustedPoolIsSaturatedAndTheProbePasses() throws Exception {
		ExecutorService requests = Executors.newFixedThreadPool(12);
		try (ConfigurableApplicationContext context = DatabaseContext
			.start(environment("tetrix.database.connection-timeout", "10s"))) {
			Supplier<PoolState> pool = pool(context);
			assertThat(pool.get().saturated()).isFalse();
			assertThat(pool.get().size()).isEqualTo(10);
			DataSource source = context.getBean(DataSource.class);
			List<Future<Void>> sleeping = new ArrayList<>();
			for (int request = 0; request < 12; request++) {
				sleeping.add(requests.submit(() -> sleepInTheDatabase(source)));
			}
			eventually(() -> pool.get().saturated());

			assertThat(pool.get()).isEqualTo(new PoolState(10, 0, 2, 10, true));
			assertThat(Deadline.run(context.getBean(Probe.class), Duration.ofSeconds(2)).outcome())
				.isEqualTo(Outcome.PASS);

			for (Future<Void> request : sleeping) {
				request.get();
			}
			assertThat(pool.get().saturated()).isFalse();
		}
		finally {
			requests.shutdownNow();
			requests.awaitTermination(5, TimeUnit.SECONDS);
		}
	}

	@ParameterizedTest
	@CsvSource({ "postgresql://user:s3cret@/db, it names no host", "s3cret, it does not have the form",
			"postgresql://user:s3cret%zz@host/db, its percent-encoding is broken" })
	void aMalformedUrlStopsTheStartWithItsNameAndWithoutItsValue(String url, String reason, CapturedOutput output) {
		assertThatThrownBy(() -> DatabaseContext.start(Map.of("DATABASE_URL", url)))
			.hasRootCauseInstanceOf(MalformedSettingException.class)
			.rootCause()
			.hasMessageStartingWith("DATABASE_URL is malformed: " + reason);
		assertThat(output).contains("APPLICATION FAILED TO START", "DATABASE_URL is malformed: " + reason)
			.doesNotContain("s3cret");
	}

	@Test
	void aMalformedCertificateStopsTheStartToo(CapturedOutput output) {
		assertThatThrownBy(() -> DatabaseContext.start(environment("DATABASE_CA_CERT", "no certificate")))
			.hasRootCauseInstanceOf(MalformedSettingException.class);
		assertThat(output).contains("DATABASE_CA_CERT is malformed: it holds no certificate in PEM form");
	}

	@Test
	void theServiceStartsWithTheDatabaseDownAndItsPoolRecovers() throws Exception {
		Postgres gone = Postgres.start();
		gone.close();
		try (ConfigurableApplicationContext context = DatabaseContext
			.start(Map.of("DATABASE_URL", gone.url("postgres", "postgres")))) {
			JdbcClient database = context.getBean(JdbcClient.class);
			assertThatThrownBy(() -> database.sql("select 1").query().singleValue()).isNotNull();

			try (Postgres back = Postgres.start(gone.port(), Map.of())) {
				eventually(() -> answers(database));
				eventually(context.getBean(Migrations.class)::migrated);
				assertThat(back.port()).isEqualTo(gone.port());
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static Supplier<PoolState> pool(ConfigurableApplicationContext context) {
		ResolvableType type = ResolvableType.forClassWithGenerics(Supplier.class, PoolState.class);
		return (Supplier<PoolState>) context.getBeanProvider(type).getObject();
	}

	private static boolean answers(JdbcClient database) {
		try {
			return database.sql("select 1").query().singleValue() != null;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private static Void sleepInTheDatabase(DataSource source) throws Exception {
		try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("select pg_sleep(2)");
			return null;
		}
	}

	private static void eventually(BooleanSupplier condition) throws InterruptedException {
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("waited for 20 s").isLessThan(end);
			Thread.sleep(20);
		}
	}

	private static Map<String, Object> environment(String... more) {
		List<String> all = new ArrayList<>(List.of("DATABASE_URL", postgres.url("postgres", "postgres")));
		all.addAll(List.of(more));
		return (all.size() == 2) ? Map.of(all.get(0), all.get(1))
				: Map.of(all.get(0), all.get(1), all.get(2), all.get(3));
	}

}
