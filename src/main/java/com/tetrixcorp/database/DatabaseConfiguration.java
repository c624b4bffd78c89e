package com.tetrixcorp.database;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import com.tetrixcorp.health.Forewarnings;
import com.tetrixcorp.health.PoolState;

/**
 * Wires the three ways to PostgreSQL: the application's pool, the probe's connection, and
 * the one that migrates. Without a URL there is none of them, and whoever wants one asks
 * whether it is there.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnDatabaseUrl.class)
class DatabaseConfiguration {

	/** Name of the data source for work in the background. */
	private static final String BACKGROUND = "background";

	private static final Duration BACKGROUND_SOCKET_TIMEOUT = Duration.ofSeconds(5);

	/**
	 * Longer than any statement of the application may take, and shorter than the probe's
	 * interval: after a fail-over whoever still waits for the server that is gone gives
	 * up soon, and so does a login there, behind which all others queue.
	 */
	private static final Duration POOL_SOCKET_TIMEOUT = Duration.ofSeconds(4);

	/** The driver's belt beside the schedule's braces, which interrupt the probe. */
	private static final Duration PROBE_SOCKET_TIMEOUT = Duration.ofSeconds(2);

	/** A migration may be silent for long while it rewrites a table. */
	private static final Duration MIGRATION_SOCKET_TIMEOUT = Duration.ofMinutes(10);

	@Bean
	DriverSettings driverSettings(DatabaseProperties properties) {
		return DriverSettings.of(properties);
	}

	@Bean
	@Primary
	HikariDataSource dataSource(DriverSettings driver, DatabaseProperties properties) {
		HikariConfig pool = pool(driver, POOL_SOCKET_TIMEOUT, properties);
		pool.setPoolName("tetrix");
		pool.setMaximumPoolSize(properties.poolSize());
		// A managed database allows few connections, and a deployment adds instances
		// for a while.
		pool.setMinimumIdle(Math.min(2, properties.poolSize()));
		return new HikariDataSource(pool);
	}

	// Connections of their own for what runs in the background: requests that take all of
	// the pool delay no sign of life, and the other way round.
	@Bean(defaultCandidate = false)
	@Qualifier(BACKGROUND)
	HikariDataSource backgroundDataSource(DriverSettings driver, DatabaseProperties properties) {
		HikariConfig pool = pool(driver, BACKGROUND_SOCKET_TIMEOUT, properties);
		pool.setPoolName(BACKGROUND);
		// The fleet keeps one.
		pool.setMaximumPoolSize(3);
		pool.setMinimumIdle(1);
		return new HikariDataSource(pool);
	}

	private static HikariConfig pool(DriverSettings driver, Duration socketTimeout, DatabaseProperties properties) {
		HikariConfig pool = new HikariConfig();
		pool.setDataSource(new InsistentDataSource(driver.jdbcUrl(), driver.forPool(socketTimeout)));
		pool.setConnectionTimeout(properties.connectionTimeout().toMillis());
		pool.setValidationTimeout(Math.min(1_000, properties.connectionTimeout().toMillis()));
		pool.setKeepaliveTime(Duration.ofMinutes(4).toMillis());
		pool.setMaxLifetime(Duration.ofMinutes(15).toMillis());
		// Starts with the database down, and fills when it comes.
		pool.setInitializationFailTimeout(-1);
		return pool;
	}

	@Bean
	Supplier<PoolState> poolState(HikariDataSource pool) {
		return () -> PoolStates.of(pool.getHikariPoolMXBean(), pool.getMaximumPoolSize());
	}

	@Bean
	ProbeConnection probeConnection(DriverSettings driver, DatabaseProperties properties) {
		return new ProbeConnection(driver.jdbcUrl(), driver.interruptible(PROBE_SOCKET_TIMEOUT),
				properties.probeConnectionLifetime());
	}

	@Bean
	Forewarnings caCertForewarnings(DatabaseProperties properties) {
		return CaCertForewarnings.of(properties.caCert(), InstantSource.system());
	}

	@Bean
	Migrations migrations(DriverSettings driver) {
		return Migrations.of(
				new DriverManagerDataSource(driver.jdbcUrl(), driver.interruptible(MIGRATION_SOCKET_TIMEOUT)),
				"classpath:db/migration");
	}

}
