package com.tetrixcorp.fleet;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Several instances' round trips against one real PostgreSQL.
 */
class FleetDatabaseTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static EmbeddedPostgres postgres;

	private FleetDatabase database;

	@BeforeAll
	static void start() throws Exception {
		postgres = EmbeddedPostgres.start();
		Flyway.configure()
			.dataSource(postgres.getPostgresDatabase())
			.locations("classpath:db/migration")
			.load()
			.migrate();
	}

	@AfterAll
	static void stop() throws Exception {
		postgres.close();
	}

	@BeforeEach
	void empty() throws SQLException {
		this.database = new FleetDatabase(postgres.getPostgresDatabase());
		execute("truncate fleet_instance, fleet_duty, fleet_event, fleet_release");
	}

	@Test
	void theFirstInstanceTakesEveryDutyAndTheSecondNone() throws Exception {
		FleetView first = sync(Views.FIRST, 0);
		FleetView second = sync(Views.SECOND, 100_000);
		assertThat(first.members()).hasSize(1);
		assertThat(second.members()).hasSize(2);
		assertThat(second.duties()).containsOnlyKeys("telnyx", "history")
			.allSatisfy((name, duty) -> assertThat(duty.holder()).isEqualTo(Views.FIRST));
	}

	@Test
	void aLeaseThatIsNotRenewedGoesToSomebodyWhoWasThereAllAlong() throws Exception {
		sync(Views.FIRST, 0);
		execute("update fleet_duty set lease_until = now() - interval '1 millisecond'");
		assertThat(holder(sync(Views.SECOND, 14_999))).isEqualTo(Views.FIRST);
		assertThat(holder(sync(Views.SECOND, 15_000))).isEqualTo(Views.SECOND);
	}

	@Test
	void aLeaseInForceIsNobodyElses() throws Exception {
		sync(Views.FIRST, 0);
		assertThat(holder(sync(Views.SECOND, 100_000))).isEqualTo(Views.FIRST);
	}

	@Test
	void aDutyOfANewerVersionIsLeftToIt() throws Exception {
		execute("insert into fleet_duty (name) values ('newer')");
		FleetView view = sync(Views.FIRST, 100_000);
		assertThat(Objects.requireNonNull(view.duties().get("newer")).holder()).isNull();
		assertThat(holder(view)).isEqualTo(Views.FIRST);
	}

	@Test
	void whoeverPassesADutyOnLetsOthersGoFirst() throws Exception {
		sync(Views.FIRST, 100_000);
		ObjectNode request = request(Views.FIRST, 100_000);
		request.putArray("released").add("telnyx");
		assertThat(holder(read(request))).isNull();
		assertThat(holder(sync(Views.FIRST, 100_000))).isNull();
		assertThat(holder(sync(Views.SECOND, 0))).isEqualTo(Views.SECOND);
	}

	@Test
	void whatNobodyElseTakesComesBack() throws Exception {
		sync(Views.FIRST, 100_000);
		ObjectNode request = request(Views.FIRST, 100_000);
		request.putArray("released").add("telnyx");
		read(request);
		execute("update fleet_duty set lease_until = now() - interval '15.1 seconds'");
		assertThat(holder(sync(Views.FIRST, 100_000))).isEqualTo(Views.FIRST);
	}

	@Test
	void onlyTheHoldersWordCounts() throws Exception {
		sync(Views.FIRST, 0);
		read(published(Views.SECOND, "second:1"));
		assertThat(Objects.requireNonNull(sync(Views.SECOND, 0).duties().get("telnyx")).publication()).isNull();
		read(published(Views.FIRST, "first:1"));
		assertThat(Objects
			.requireNonNull(Objects.requireNonNull(sync(Views.SECOND, 0).duties().get("telnyx")).publication())
			.id()).isEqualTo("first:1");
	}

	@Test
	void aSilentInstanceIsLostOnceAndOneThatLeavesIsGoneAtOnce() throws Exception {
		sync(Views.FIRST, 0);
		sync(Views.SECOND, 0);
		sync(Views.THIRD, 0);
		execute("update fleet_instance set seen_at = now() - interval '25.1 seconds' where id = '" + Views.SECOND
				+ "'");
		assertThat(sync(Views.THIRD, 0).members()).hasSize(2);
		sync(Views.FIRST, 0);
		this.database.leave(Views.FIRST, Duration.ofSeconds(25));
		FleetView last = sync(Views.THIRD, 0);
		assertThat(last.members()).extracting(FleetView.Member::id).containsExactly(Views.THIRD);
		assertThat(holder(last)).isEqualTo(Views.THIRD);
		assertThat(events()).containsExactly("deployed 1", "joined 1", "joined 2", "joined 3", "lost 2", "left 1");
	}

	@Test
	void anInstanceThatIsSeenInTimeIsAlive() throws Exception {
		sync(Views.FIRST, 0);
		execute("update fleet_instance set seen_at = now() - interval '24 seconds'");
		assertThat(sync(Views.SECOND, 0).members()).hasSize(2);
	}

	@Test
	void allThatAnInstanceTellsAndAsksIsOneRoundTrip() throws Exception {
		try (TcpProxy proxy = TcpProxy.to(postgres.getPort()); HikariDataSource pool = pool(proxy.port())) {
			FleetDatabase counted = new FleetDatabase(pool);
			counted.sync(published(Views.FIRST, "first").toString());
			// Longer than a pool takes it for granted that a connection lives.
			TimeUnit.MILLISECONDS.sleep(600);
			int before = proxy.roundTrips();
			for (int i = 0; i < 20; i++) {
				assertThat(counted.sync(published(Views.FIRST, "first:" + i).toString())).contains("\"members\"");
			}
			assertThat(proxy.roundTrips() - before).isEqualTo(20);
		}
	}

	@Test
	void aConnectionThatBreaksCostsOneRoundTripAndNotTheNext() throws Exception {
		try (HikariDataSource pool = pool(postgres.getPort())) {
			FleetDatabase broken = new FleetDatabase(pool);
			broken.sync(request(Views.FIRST, 0).toString());
			execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fleet'");
			assertThatThrownBy(() -> broken.sync(request(Views.FIRST, 0).toString())).isInstanceOf(SQLException.class);
			assertThat(broken.sync(request(Views.FIRST, 0).toString())).contains("\"members\"");
		}
	}

	private static HikariDataSource pool(int port) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres&ApplicationName=fleet");
		pool.setMaximumPoolSize(1);
		return pool;
	}

	@Test
	void aRoundTripThatFailsHalfWayLeavesNothing() {
		ObjectNode request = request(Views.FIRST, 0);
		request.putObject("turns").put("telnyx", "no number");
		assertThatThrownBy(() -> read(request)).isInstanceOf(SQLException.class);
		assertThat(count("fleet_instance") + count("fleet_event") + count("fleet_duty")).isZero();
	}

	private FleetView sync(UUID instance, long connectedMillis) throws Exception {
		return read(request(instance, connectedMillis));
	}

	private FleetView read(ObjectNode request) throws Exception {
		return new FleetMessages(JSON).read(this.database.sync(request.toString()), System.nanoTime());
	}

	private static @Nullable UUID holder(FleetView view) {
		return Objects.requireNonNull(view.duties().get("telnyx")).holder();
	}

	private static ObjectNode published(UUID instance, String id) {
		ObjectNode request = request(instance, 0);
		request.putObject("published")
			.putObject("telnyx")
			.put("id", id)
			.putObject("evidence")
			.put("status", "PASS")
			.put("last", "PASS")
			.putArray("remarks");
		return request;
	}

	private static ObjectNode request(UUID instance, long connectedMillis) {
		ObjectNode request = JSON.createObjectNode()
			.put("id", instance.toString())
			.put("host", "host")
			.put("region", "fra")
			.put("version", "1.0.0")
			.put("uptimeMillis", 1000)
			.put("aliveMillis", 25_000)
			.put("leaseMillis", 18_000)
			.put("graceMillis", 15_000)
			.put("connectedMillis", connectedMillis);
		request.putArray("duties").add("telnyx").add("history");
		request.putObject("facts").put("verdict", "healthy");
		request.putObject("turns");
		request.putObject("published");
		request.putArray("released");
		return request;
	}

	private static void execute(String sql) throws SQLException {
		try (Connection connection = postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static List<String> events() throws SQLException {
		return query("select kind || ' ' || replicas from fleet_event order by id");
	}

	private static int count(String table) {
		try {
			return Integer.parseInt(query("select count(*) from " + table).get(0));
		}
		catch (SQLException ex) {
			throw new AssertionError(ex);
		}
	}

	private static List<String> query(String sql) throws SQLException {
		try (Connection connection = postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			List<String> values = new ArrayList<>();
			while (rows.next()) {
				values.add(rows.getString(1));
			}
			return values;
		}
	}

}
