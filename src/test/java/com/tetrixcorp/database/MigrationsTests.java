package com.tetrixcorp.database;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migrating in the background.
 */
@ExtendWith(OutputCaptureExtension.class)
@Tag("long")
class MigrationsTests {

	@Test
	void aDatabaseThatComesLaterIsMigratedThen(CapturedOutput output) throws Exception {
		Postgres gone = Postgres.start();
		gone.close();
		Migrations migrations = migrations(gone.port());
		migrations.start();
		try {
			// Two tries are needed to see that the second one says nothing: after 0 s and
			// after 1 s.
			Thread.sleep(1_500);
			assertThat(migrations.migrated()).isFalse();
			assertThat(output).containsOnlyOnce("The database is not migrated yet, trying on: connect");

			try (Postgres back = Postgres.start(gone.port(), Map.of())) {
				eventually(migrations::migrated);
				assertThat(back.query("select count(*) from under_test")).isEqualTo("0");
				assertThat(output).containsOnlyOnce("The database is migrated: 1 migrations applied");
			}
		}
		finally {
			migrations.stop();
		}
	}

	@Test
	void stoppingEndsAMigrationThatHangs() throws Exception {
		try (Postgres postgres = Postgres.start(); TcpProxy proxy = TcpProxy.to(postgres.port())) {
			proxy.mode(TcpProxy.Mode.SWALLOW);
			Migrations migrations = migrations(proxy.port());
			migrations.start();
			Thread.sleep(300);
			long start = System.nanoTime();

			migrations.stop();

			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
			assertThat(Thread.getAllStackTraces().keySet())
				.noneMatch((thread) -> thread.getName().equals("migrations"));
			assertThat(migrations.isRunning()).isFalse();
			assertThat(migrations.migrated()).isFalse();
		}
	}

	@Test
	void thePauseDoublesUpToHalfAMinute() {
		assertThat(Migrations.pauseAfter(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(2));
		assertThat(Migrations.pauseAfter(Duration.ofSeconds(14))).isEqualTo(Duration.ofSeconds(28));
		assertThat(Migrations.pauseAfter(Duration.ofSeconds(15))).isEqualTo(Duration.ofSeconds(30));
		assertThat(Migrations.pauseAfter(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
	}

	private static Migrations migrations(int port) {
		DriverSettings driver = DriverSettings.of(new DatabaseProperties(Postgres.url("postgres", port, "postgres"), "",
				10, Duration.ofSeconds(2), Duration.ZERO));
		return Migrations.of(
				new DriverManagerDataSource(driver.jdbcUrl(), driver.interruptible(Duration.ofMinutes(10))),
				"classpath:db/migration-under-test");
	}

	private static void eventually(BooleanSupplier condition) throws InterruptedException {
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("waited for 20 s").isLessThan(end);
			Thread.sleep(20);
		}
	}

}
