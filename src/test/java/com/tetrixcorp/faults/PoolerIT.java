package com.tetrixcorp.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.process.Replicas;
import com.tetrixcorp.process.ServiceProcess;
import com.tetrixcorp.simulator.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The service behind a pooler in transaction mode, which nothing of it may notice: no
 * statement, lock or setting stays on a connection.
 */
@Tag("faults")
@Timeout(300)
class PoolerIT {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final ObjectMapper JSON = new ObjectMapper();

	@AutoClose
	private Replicas replicas;

	@AutoClose
	private PgBouncer pooler;

	private JdbcClient jdbc;

	@BeforeEach
	void start(@TempDir Path directory) throws IOException {
		Map<String, Object> settings = new HashMap<>(Visitors.SETTINGS);
		settings.putAll(Map.of("tetrix.status.history.flush", "1s", "tetrix.status.history.roll-up", "2s",
				"tetrix.status.history.refresh.watched", "1s", "tetrix.status.history.refresh.idle", "1s"));
		this.replicas = new Replicas(settings, Map.of());
		this.pooler = PgBouncer.start(directory, this.replicas.postgres().getPort());
		this.jdbc = JdbcClient.create(this.replicas.postgres().getPostgresDatabase());
	}

	@Test
	void twoInstancesMigrateServeAndRememberOnThreeConnections() throws Exception {
		List<ServiceProcess> both = List.of(through(""), through(""));
		for (ServiceProcess instance : both) {
			instance.awaitReady();
			await().atMost(PATIENCE).until(() -> Replicas.details(instance).at("/fleet/replicas").asInt() == 2);
		}
		Visitors visitors = new Visitors(() -> both.get((int) (System.nanoTime() / 1_000_000 % 2)).port());

		Load load = Load.start(40, visitors);
		TimeUnit.SECONDS.sleep(10);
		Tally tally = load.stop();
		this.replicas.simulators().fault("telnyx", Fault.SERVER_ERROR);
		await().atMost(PATIENCE).until(() -> transitions("telnyx").contains("fail"));
		this.replicas.simulators().fault("telnyx", Fault.NORMAL);
		await().atMost(PATIENCE).until(() -> transitions("telnyx").endsWith("fail,pass"));
		for (ServiceProcess instance : both) {
			await().atMost(PATIENCE)
				.until(() -> JSON.readTree(instance.get("/api/status").body())
					.at("/history/state")
					.asText()
					.equals("available"));
		}

		Observed.say("two instances behind a pooler with %d connections: %s; %d connections of PostgreSQL",
				PgBouncer.CONNECTIONS, tally, connections());
		assertThat(tally.failures()).isEmpty();
		assertThat(Visitors.stored(this.jdbc)).isEqualTo(visitors.acknowledged());
		assertThat(this.jdbc.sql("select count(distinct holder) from fleet_duty where lease_until > now()")
			.query(Integer.class)
			.single()).isBetween(1, 2);
		assertThat(connections()).isLessThanOrEqualTo(PgBouncer.CONNECTIONS);
		for (ServiceProcess instance : both) {
			assertThat(instance.log()).doesNotContain("prepared statement", "Uncaught");
		}
	}

	// The same test sees what it should: here statements get names, as the driver would
	// give them.
	@Test
	void whereStatementsHaveNamesRequestsFail() throws Exception {
		ServiceProcess instance = through("?prepareThreshold=1").awaitReady();
		Load load = Load.start(20, new Visitors(instance::port));
		TimeUnit.SECONDS.sleep(5);

		assertThat(load.stop().failures()).isNotEmpty().noneMatch((failure) -> Visitors.looks(failure.number()));
	}

	private ServiceProcess through(String parameters) throws IOException {
		return this.replicas.start(List.of(), Map.of("DATABASE_URL", this.pooler.url(parameters)));
	}

	private String transitions(String check) {
		return String.join(",",
				this.jdbc.sql("select state_after from transition where check_name = :check order by at")
					.param("check", check)
					.query(String.class)
					.list());
	}

	// But for the one that asks.
	private int connections() {
		return this.jdbc.sql(
				"select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()")
			.query(Integer.class)
			.single();
	}

}
