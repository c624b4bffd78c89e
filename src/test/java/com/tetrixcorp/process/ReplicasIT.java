package com.tetrixcorp.process;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A fleet that grows from 1 to 32 real processes, each step on what the one before left.
 */
@Tag("fleet")
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {

	private static final List<String> PROVIDERS = List.of("telnyx", "sinch", "firebase", "firebase-keys");

	private static final int PROBES = 6;

	/** More at once would take the processor from each other for too long. */
	private static final int BATCH = 4;

	private static final Map<Integer, Map<String, Integer>> MEASURED = new TreeMap<>();

	private static Replicas replicas;

	@BeforeAll
	static void start() throws IOException {
		replicas = new Replicas(Map.of("tetrix.status.history.flush", "1s", "tetrix.status.history.roll-up", "2s"),
				Map.of());
	}

	@AfterAll
	static void stop() throws IOException {
		System.out.println("provider calls in " + PROBES + " intervals, by replicas: " + MEASURED);
		replicas.close();
	}

	@Test
	@Order(1)
	void oneInstanceCallsEachProviderOnceAnInterval() throws Exception {
		growTo(1);
		assertCallsAreThoseOfOne(1);
	}

	@Test
	@Order(2)
	void twoCallNoMoreThanOne() throws Exception {
		growTo(2);
		assertCallsAreThoseOfOne(2);
	}

	@Test
	@Order(3)
	void aStoppedInstanceLeavesAtOnceAndAKilledOneWithinItsTime() throws Exception {
		ServiceProcess stopped = replicas.start(1).get(0).awaitReady();
		ServiceProcess other = replicas.running().get(0);
		awaitReplicas(other, 3);
		stopped.signal("TERM");
		stopped.awaitExit(Duration.ofSeconds(20));
		replicas.running().remove(stopped);
		long left = System.nanoTime();
		awaitReplicas(other, 2);
		// The next heartbeat tells it.
		assertThat(millisSince(left)).isLessThan(1_500);
		ServiceProcess killed = replicas.start(1).get(0).awaitReady();
		awaitReplicas(other, 3);
		replicas.kill(killed);
		long gone = System.nanoTime();
		awaitReplicas(other, 2);
		assertThat(millisSince(gone)).isLessThan(3_000);
	}

	@Test
	@Order(4)
	void whenTheHolderIsKilledAnotherProbesWithinOneInterval() throws Exception {
		growTo(4);
		for (int i = 0; i < 3; i++) {
			String holder = Replicas.details(replicas.running().get(0)).at("/fleet/probing/telnyx/by").asText();
			ServiceProcess victim = named(holder);
			int before = replicas.simulators().calls("telnyx");
			await().pollInterval(Duration.ofMillis(5)).until(() -> replicas.simulators().calls("telnyx") > before);
			replicas.kill(victim);
			int known = replicas.simulators().calls("telnyx");
			long killed = System.nanoTime();
			ServiceProcess other = replicas.running().get(0);
			await().atMost(Duration.ofSeconds(20))
				.pollInterval(Duration.ofMillis(20))
				.until(() -> !List.of(holder, "null", "")
					.contains(Replicas.details(other).at("/fleet/probing/telnyx/by").asText()));
			long taken = millisSince(killed);
			await().atMost(Duration.ofSeconds(20)).until(() -> replicas.simulators().calls("telnyx") > known);
			System.out.println("take-over after kill -9: lease " + taken + " ms, probe " + millisSince(killed) + " ms");
			assertThat(taken).isLessThanOrEqualTo(Replicas.INTERVAL_MILLIS);
			replicas.start(1).get(0).awaitReady();
		}
	}

	@Test
	@Order(5)
	void whatOneFoundAllShowWithItsTrueAge() throws Exception {
		replicas.simulators().fault("sinch", Fault.UNAUTHORIZED);
		for (ServiceProcess instance : replicas.running()) {
			await().atMost(Duration.ofSeconds(10))
				.until(() -> check(instance, "sinch").at("/status").asText().equals("fail"));
			assertThat(check(instance, "sinch").at("/failure").asText()).isEqualTo("credentials");
		}
		List<Long> since = new ArrayList<>();
		for (ServiceProcess instance : replicas.running()) {
			since.add(Instant.parse(check(instance, "sinch").at("/since").asText()).toEpochMilli());
		}
		assertThat(since).allSatisfy((it) -> assertThat(it).isCloseTo(since.get(0), Offset.offset(300L)));
		// After each failure the lease goes to whoever gives the next sign of life, also
		// to one that has seen it, until each has seen it for itself.
		ServiceProcess first = replicas.running().get(0);
		await().atMost(Duration.ofSeconds(120)).until(() -> check(first, "sinch").at("/scope").asText().equals("all"));
		replicas.simulators().fault("sinch", Fault.NORMAL);
		await().atMost(Duration.ofSeconds(20)).until(() -> check(first, "sinch").at("/status").asText().equals("pass"));
	}

	@Test
	@Order(6)
	void eightCallNoMoreThanOne() throws Exception {
		growTo(8);
		assertCallsAreThoseOfOne(8);
	}

	@Test
	@Order(7)
	void whileTheDatabaseIsAwayEightStillCallNoMoreThanOneAndAllKnowOfEachOtherWhenItIsBack() throws Exception {
		replicas.database().mode(TcpProxy.Mode.RESET);
		for (ServiceProcess instance : replicas.running()) {
			awaitKnown(instance, false);
		}
		TimeUnit.MILLISECONDS.sleep(Replicas.INTERVAL_MILLIS);
		Map<String, Integer> before = calls();
		TimeUnit.MILLISECONDS.sleep(PROBES * Replicas.INTERVAL_MILLIS);
		Map<String, Integer> made = calls();
		made.replaceAll((provider, calls) -> calls - before.get(provider));
		System.out.println("provider calls in " + PROBES + " intervals of 8 replicas without a database: " + made);
		// Eight clocks that do not hear of each other drift apart by a tenth each round.
		assertThat(made).allSatisfy((provider, calls) -> assertThat(calls).isBetween(PROBES - 2, PROBES + 2));
		replicas.database().mode(TcpProxy.Mode.PASS);
		replicas.database().delay(Duration.ofMillis(100));
		for (ServiceProcess instance : replicas.running()) {
			awaitKnown(instance, true);
		}
		replicas.database().delay(Duration.ZERO);
		awaitReplicas(replicas.running().get(0), 8);
	}

	@Test
	@Order(9)
	void inTheEndTheMinutesOfEachSubjectAddUpToTheWallTime() throws Exception {
		JdbcClient jdbc = JdbcClient.create(replicas.postgres().getPostgresDatabase());
		OffsetDateTime now = jdbc.sql("select now()").query(OffsetDateTime.class).single();
		await().atMost(Duration.ofSeconds(150))
			.until(() -> jdbc.sql("select coalesce(through >= :now, false) from history_progress")
				.param("now", now)
				.query(Boolean.class)
				.single());
		List<String> sums = jdbc.sql("""
				select concat_ws(' ', subject, sum(passing + failing + unknown + maintenance) -
				  (extract(epoch from (select through from history_progress)
				    - (select min(start) from status_bucket where size = 'minute')) * 1000)::bigint)
				from status_bucket where size = 'minute' group by subject order by subject""")
			.query(String.class)
			.list();
		assertThat(sums).hasSize(7).allSatisfy((sum) -> assertThat(sum).endsWith(" 0"));
		assertThat(jdbc
			.sql("select count(*) from incident i join incident_check c on c.incident = i.id"
					+ " where c.check_name = 'database'")
			.query(Integer.class)
			.single()).as("incidents of one outage that eight instances saw").isOne();
		assertThat(
				jdbc.sql("select sum(failing) from status_bucket where size = 'minute' and subject = 'check:database'")
					.query(Long.class)
					.single())
			.isPositive();
	}

	private static void awaitKnown(ServiceProcess instance, boolean known) {
		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> Replicas.details(instance).at("/fleet/known").asBoolean() == known);
	}

	@Test
	@Order(8)
	void thirtyTwoCallNoMoreThanOne() throws Exception {
		growTo(32);
		assertCallsAreThoseOfOne(32);
		JsonNode fleet = Replicas.details(replicas.running().get(0)).at("/fleet");
		assertThat(fleet.at("/instances")).hasSize(32);
		assertThat(fleet.at("/known").asBoolean()).isTrue();
	}

	private static void growTo(int count) throws Exception {
		while (replicas.running().size() < count) {
			for (ServiceProcess instance : replicas.start(Math.min(BATCH, count - replicas.running().size()))) {
				instance.awaitReady();
			}
		}
		awaitReplicas(replicas.running().get(0), count);
	}

	private static void assertCallsAreThoseOfOne(int count) throws InterruptedException {
		// What began before belongs to the step before.
		TimeUnit.MILLISECONDS.sleep(Replicas.INTERVAL_MILLIS);
		Map<String, Integer> before = calls();
		TimeUnit.MILLISECONDS.sleep(PROBES * Replicas.INTERVAL_MILLIS);
		Map<String, Integer> made = calls();
		made.replaceAll((provider, calls) -> calls - before.get(provider));
		MEASURED.put(count, made);
		assertThat(made).allSatisfy((provider, calls) -> assertThat(calls).isBetween(PROBES - 1, PROBES + 1));
	}

	private static Map<String, Integer> calls() {
		return new TreeMap<>(PROVIDERS.stream()
			.collect(Collectors.toMap((provider) -> provider, (provider) -> replicas.simulators().calls(provider))));
	}

	private static ServiceProcess named(String host) throws Exception {
		for (ServiceProcess instance : replicas.running()) {
			if (Replicas.details(instance).at("/instance/id").asText().equals(host)) {
				return instance;
			}
		}
		throw new AssertionError("no instance is named " + host);
	}

	private static JsonNode check(ServiceProcess instance, String name) throws Exception {
		return Replicas.details(instance).at("/checks/" + name);
	}

	private static void awaitReplicas(ServiceProcess instance, int count) {
		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> Replicas.details(instance).at("/instance/replicas").asInt() == count);
	}

	private static long millisSince(long nanos) {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
	}

}
