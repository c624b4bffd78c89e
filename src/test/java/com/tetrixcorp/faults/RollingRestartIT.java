package com.tetrixcorp.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.process.Replicas;
import com.tetrixcorp.process.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two replicas behind a real proxy are replaced, one after the other, while people use
 * them.
 */
@Tag("faults")
@Timeout(900)
class RollingRestartIT {

	private static final int PER_SECOND = Integer.getInteger("faults.rolling.rate", 200);

	private static final int RESTARTS = Integer.getInteger("faults.rolling.restarts", 10);

	private static final Duration LENGTH = Lengths.of("rolling", "5m");

	private final Deque<ServiceProcess> instances = new ArrayDeque<>();

	@AutoClose
	private Replicas replicas;

	@AutoClose
	private Nginx nginx;

	@AutoClose
	private Router router;

	private Visitors visitors;

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		Map<String, Object> settings = new HashMap<>(Visitors.SETTINGS);
		// Production's.
		settings.put("tetrix.shutdown.drain", "5s");
		this.replicas = new Replicas(settings, Map.of());
		this.instances.add(this.replicas.start(1).get(0).awaitReady());
		this.instances.add(this.replicas.start(1).get(0).awaitReady());
		this.nginx = Nginx.start(directory, this.instances.stream().map(ServiceProcess::port).toList());
		this.router = new Router(this.nginx);
		this.instances.forEach(this.router::add);
		this.visitors = new Visitors(this.nginx::port);
		await().atMost(Duration.ofSeconds(30))
			.ignoreExceptions()
			.until(() -> this.visitors.write("First", Duration.ofSeconds(5)) == 201);
		// Those that are replaced have served for a while.
		Load before = Load.start(PER_SECOND, this.visitors);
		TimeUnit.SECONDS.sleep(20);
		before.stop();
	}

	@Test
	void noRequestFailsWhileEachInstanceIsReplacedAgainAndAgain() throws Exception {
		Load load = Load.start(PER_SECOND, this.visitors);
		long start = System.nanoTime();
		for (int restart = 1; restart <= RESTARTS; restart++) {
			replaceOldest();
			sleepUntil(start + LENGTH.toNanos() * restart / RESTARTS);
		}
		Duration took = Lengths.since(start);
		Tally tally = load.stop();

		Observed.say("rolling restart: %d restarts in %d s at %d/s: %s", RESTARTS, took.toSeconds(), PER_SECOND, tally);
		assertThat(tally.failures()).as(this.nginx.errors()).isEmpty();
		assertThat(tally.asked()).isGreaterThanOrEqualTo((int) (PER_SECOND * LENGTH.toSeconds() * 0.99));
		assertThat(Visitors.stored(jdbc())).isEqualTo(this.visitors.acknowledged());
	}

	// The same measure sees what it should: nobody drains here.
	@Test
	void aKilledInstanceFailsRequestsUntilTheRouterKnowsAndNoneAfterIt() throws Exception {
		Load load = Load.start(PER_SECOND, this.visitors);
		TimeUnit.SECONDS.sleep(3);
		ServiceProcess victim = this.instances.removeFirst();
		victim.signal("KILL");
		long killed = System.nanoTime();
		await().atMost(Duration.ofSeconds(10)).until(() -> !this.router.routesTo(victim));
		Duration known = Lengths.since(killed);
		TimeUnit.SECONDS.sleep(1);
		Tally during = load.stop();
		Load after = Load.start(PER_SECOND, this.visitors);
		ServiceProcess fresh = startFresh();
		this.router.add(fresh);
		await().atMost(Duration.ofSeconds(10)).until(() -> this.router.routesTo(fresh));
		TimeUnit.SECONDS.sleep(2);
		Tally then = after.stop();

		Observed.say("kill -9 of one of two: routed past after %d ms: %s; with one, then two again: %s",
				known.toMillis(), during, then);
		assertThat(during.failures()).isNotEmpty();
		assertThat(then.failures()).isEmpty();
		assertThat(Visitors.stored(jdbc())).containsAll(this.visitors.acknowledged());
	}

	// As a platform deploys: the new one first.
	private void replaceOldest() throws Exception {
		ServiceProcess fresh = startFresh();
		this.router.add(fresh);
		await().atMost(Duration.ofSeconds(10)).until(() -> this.router.routesTo(fresh));
		ServiceProcess old = this.instances.removeFirst();
		old.signal("TERM");
		assertThat(old.awaitExit(Duration.ofSeconds(40))).as(old.log()).isIn(0, 143);
		this.router.remove(old);
		this.replicas.running().remove(old);
		old.close();
		this.instances.addLast(fresh);
	}

	// On a platform it has a core of its own; here its start takes what the others leave.
	private ServiceProcess startFresh() throws Exception {
		ServiceProcess fresh = this.replicas.start(List.of("nice", "-n", "19"), Map.of()).awaitReady();
		Surroundings.run("sh", "-c", "renice -n 0 -p $(ls /proc/" + fresh.pid() + "/task)");
		return fresh;
	}

	private JdbcClient jdbc() {
		return JdbcClient.create(this.replicas.postgres().getPostgresDatabase());
	}

	private static void sleepUntil(long nanos) throws InterruptedException {
		TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
	}

}
