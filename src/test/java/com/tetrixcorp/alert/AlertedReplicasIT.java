package com.tetrixcorp.alert;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.tetrixcorp.process.Replicas;
import com.tetrixcorp.process.ServiceProcess;
import com.tetrixcorp.simulator.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Fifty incidents while instances are killed at random moments: each is told, and so is
 * its end, and none is told twice but by a sender that was killed between the receiver's
 * answer and the note of it, with the same key.
 */
@Tag("fleet")
@Timeout(600)
class AlertedReplicasIT {

	private static final int INCIDENTS = 50;

	private static final int REPLICAS = 4;

	/** Instances that take the place of killed ones at once, at most. */
	private static final int STARTING = 2;

	/** Between a receiver's answer and the note of it. */
	private static final long WRITING_DOWN = TimeUnit.MILLISECONDS.toNanos(500);

	private static final long SEED = 20_261_125;

	private static Receiver receiver;

	private static Replicas replicas;

	private final Random random = new Random(SEED);

	private final Deque<ServiceProcess> starting = new ArrayDeque<>();

	private final List<Long> kills = new ArrayList<>();

	@BeforeAll
	static void start() throws Exception {
		receiver = new Receiver();
		Map<String, Object> quick = Map.ofEntries(Map.entry("tetrix.health.checks.telnyx.interval", "400ms"),
				Map.entry("tetrix.health.checks.telnyx.deadline", "300ms"),
				Map.entry("tetrix.status.incident.reopen", "0s"), Map.entry("tetrix.status.incident.join", "0s"),
				Map.entry("tetrix.alert.settle", "0s"), Map.entry("tetrix.alert.claim", "3s"),
				Map.entry("tetrix.alert.timeout", "1s"), Map.entry("tetrix.alert.poll", "1s"),
				Map.entry("tetrix.alert.retry", "200ms"), Map.entry("tetrix.status.history.flush", "1s"));
		replicas = new Replicas(quick, Map.of("ALERT_WEBHOOK_URL", receiver.url(), "ALERT_WEBHOOK_SECRET",
				"a-secret-that-signs-what-is-sent"));
	}

	@AfterAll
	static void stop() throws Exception {
		replicas.close();
		receiver.close();
	}

	@Test
	void noAlertIsLostAndNoneIsDoubled() throws Exception {
		for (ServiceProcess instance : replicas.start(REPLICAS)) {
			instance.awaitReady();
		}
		await().atMost(Duration.ofSeconds(30)).until(() -> status().equals("pass"));
		for (int i = 1; i <= INCIDENTS; i++) {
			replicas.simulators().fault("telnyx", Fault.SERVER_ERROR);
			killSometime();
			awaitIncidents(i, "incident");
			replicas.simulators().fault("telnyx", Fault.NORMAL);
			killSometime();
			awaitIncidents(i, "incident where closed_at is not null");
		}
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(unsent()).isEmpty());
		List<String> keys = receiver.accepted().stream().map((request) -> request.json().path("id").asText()).toList();
		System.out.println(INCIDENTS + " incidents, " + this.kills.size() + " instances killed, " + keys.size()
				+ " messages received, " + keys.stream().distinct().count() + " of them different");
		assertThat(count("incident")).isEqualTo(INCIDENTS);
		assertThat(keys.stream().filter((key) -> key.endsWith("/opened")).distinct()).hasSize(INCIDENTS);
		assertThat(keys.stream().filter((key) -> key.endsWith("/recovered")).distinct()).hasSize(INCIDENTS);
		assertThat(keys.stream().distinct()).hasSize(2 * INCIDENTS);
		assertThat(repeated()).allSatisfy((request) -> assertThat(this.kills)
			.as("kills right after %s was received, before its sender could write that down", request.key())
			.anySatisfy((kill) -> assertThat(kill - request.nanos()).isBetween(0L, WRITING_DOWN)));
		assertThat(this.kills).hasSizeGreaterThan(INCIDENTS / 5);
	}

	// Each message that came once more.
	private static List<Receiver.Request> repeated() {
		Set<String> seen = new HashSet<>();
		List<Receiver.Request> inReverse = new ArrayList<>(receiver.accepted());
		Collections.reverse(inReverse);
		return inReverse.stream().filter((request) -> !seen.add(request.key())).toList();
	}

	// At any moment between a probe and the message that it leads to. One always lives
	// on.
	private void killSometime() throws Exception {
		TimeUnit.MILLISECONDS.sleep(this.random.nextInt(900));
		this.starting.removeIf(AlertedReplicasIT::ready);
		List<ServiceProcess> ready = replicas.running().stream().filter((it) -> !this.starting.contains(it)).toList();
		if (ready.size() > REPLICAS - STARTING) {
			replicas.kill(ready.get(this.random.nextInt(ready.size())));
			this.kills.add(System.nanoTime());
			this.starting.addAll(replicas.start(1));
		}
	}

	private static boolean ready(ServiceProcess instance) {
		try {
			return instance.get("/api/health/ready").statusCode() == 200;
		}
		catch (Exception ex) {
			return false;
		}
	}

	private static String status() throws Exception {
		return Replicas.details(replicas.running().get(0)).at("/checks/telnyx/status").asText();
	}

	private static void awaitIncidents(int count, String from) {
		await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50)).until(() -> count(from) == count);
	}

	private static String unsent() throws SQLException {
		return first("select coalesce(string_agg(concat_ws(' ', key, 'attempts', attempts, last_error, 'next',"
				+ " next_attempt_at - now(), 'claimed', claimed_until - now()), '; '), '') from alert_outbox"
				+ " where coalesce(sent_at, needless_at, given_up_at) is null");
	}

	private static int count(String from) throws SQLException {
		return Integer.parseInt(first("select count(*) from " + from));
	}

	private static String first(String sql) throws SQLException {
		try (Connection connection = replicas.postgres().getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
	}

}
