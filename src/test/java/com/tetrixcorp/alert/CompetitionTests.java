package com.tetrixcorp.alert;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

import com.tetrixcorp.simulator.TcpProxy;
import com.tetrixcorp.status.history.TransitionRecorded;
import com.tetrixcorp.status.incident.IncidentParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Several instances, one outbox, and everything that can go wrong between them.
 */
@Tag("long")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompetitionTests {

	private static final int INCIDENTS = 50;

	private static final Duration CLAIM = Duration.ofMillis(2_500);

	private final AtomicInteger recorded = new AtomicInteger();

	private final Random random = new Random(20261124);

	private final List<Node> nodes = new ArrayList<>();

	private final List<Node> dead = new ArrayList<>();

	private EmbeddedPostgres postgres;

	private DataSource source;

	private Receiver receiver;

	private Instant now;

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.source = IncidentParts.migrated(this.postgres.getPort());
	}

	@AfterAll
	void stop() throws IOException {
		this.postgres.close();
	}

	@BeforeEach
	void empty() throws IOException {
		IncidentParts.empty(this.source);
		this.receiver = new Receiver();
		this.receiver.behave((exchange) -> {
			TimeUnit.MILLISECONDS.sleep(this.random.nextInt(15));
			int luck = this.random.nextInt(10);
			if (luck == 0) {
				exchange.close();
				return false;
			}
			return Receiver.answer(exchange, (luck == 1) ? 500 : 200);
		});
		this.now = new IncidentParts(this.source, (event) -> {
		}).now();
	}

	@AfterEach
	void close() throws InterruptedException {
		for (Node node : this.nodes) {
			node.close();
		}
		this.receiver.close();
		for (Node node : this.dead) {
			node.close();
		}
		this.nodes.clear();
		this.dead.clear();
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 4 })
	void noMessageIsDoubledOrLostWhileConnectionsAreCut(int instances) throws Exception {
		for (int i = 0; i < instances; i++) {
			this.nodes.add(new Node(Duration.ofSeconds(30)));
		}
		AtomicBoolean cutting = new AtomicBoolean(true);
		Thread scissors = new Thread(() -> cut(cutting), "scissors");
		scissors.start();
		for (int i = 0; i < INCIDENTS; i++) {
			record(i);
		}
		await().atMost(Duration.ofSeconds(40))
			.untilAsserted(() -> assertThat(this.receiver.keys()).hasSizeGreaterThanOrEqualTo(2 * INCIDENTS));
		cutting.set(false);
		scissors.join();
		await().untilAsserted(() -> assertThat(open()).isZero());
		assertThat(this.receiver.keys()).containsExactlyInAnyOrderElementsOf(expected());
		assertThatNoneIsBeforeItsPredecessor();
	}

	@Test
	void onlyWhatItsSenderCouldNotWriteDownBeforeItWasKilledCanComeTwice() throws Exception {
		for (int i = 0; i < 4; i++) {
			this.nodes.add(new Node(CLAIM));
		}
		for (int i = 0; i < INCIDENTS; i++) {
			record(i);
			if (i % 10 == 9) {
				kill();
			}
		}
		await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(open()).isZero());
		List<String> keys = this.receiver.keys();
		assertThat(keys).containsAll(expected());
		List<String> doubled = keys.stream().filter((key) -> Collections.frequency(keys, key) > 1).distinct().toList();
		assertThat(doubled).hasSizeLessThanOrEqualTo(this.dead.size());
		assertThat(keys).hasSize(2 * INCIDENTS + doubled.size());
	}

	// A new incident each: ten minutes apart, of a check of its own. What cannot be
	// written is written again, by another instance.
	private void record(int number) {
		String check = "check-" + number;
		Instant at = this.now.minus(Duration.ofMinutes(10L * (INCIDENTS - number)));
		reliably(IncidentParts.failure(check, at));
		reliably(IncidentParts.pass(check, at.plusSeconds(60)));
	}

	private void reliably(TransitionRecorded transition) {
		while (true) {
			try {
				this.nodes.get(this.random.nextInt(this.nodes.size())).instance.incidents().record(transition);
				this.recorded.incrementAndGet();
				return;
			}
			catch (DataAccessException | TransactionException ex) {
				// Whether it was written nobody knows.
			}
		}
	}

	// Never again before something got through: on a machine that is slow enough, nothing
	// ever would.
	private void cut(AtomicBoolean cutting) {
		Random own = new Random(7);
		while (cutting.get()) {
			int before = progress();
			this.nodes.get(own.nextInt(this.nodes.size())).proxy.drop();
			do {
				try {
					TimeUnit.MILLISECONDS.sleep(20 + own.nextInt(60));
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
			while (cutting.get() && progress() == before);
		}
	}

	private int progress() {
		return this.recorded.get() + this.receiver.keys().size();
	}

	// Whatever it was doing: from this moment on, nothing of it reaches the database.
	private void kill() throws IOException {
		Node victim = this.nodes.remove(this.random.nextInt(this.nodes.size()));
		victim.proxy.close();
		this.dead.add(victim);
		this.nodes.add(new Node(CLAIM));
	}

	// A number that was given to what was rolled back is not given again.
	private List<String> expected() {
		List<Long> ids = JdbcClient.create(this.source).sql("select id from incident").query(Long.class).list();
		assertThat(ids).hasSize(INCIDENTS);
		return ids.stream()
			.map((id) -> "incident/" + id)
			.flatMap((incident) -> Stream.of(incident + "/opened", incident + "/recovered"))
			.toList();
	}

	private void assertThatNoneIsBeforeItsPredecessor() {
		List<String> keys = this.receiver.keys();
		assertThat(keys).filteredOn((key) -> key.endsWith("/recovered"))
			.allSatisfy((key) -> assertThat(keys.indexOf(key.replace("/recovered", "/opened")))
				.isLessThan(keys.indexOf(key)));
	}

	private long open() {
		return new IncidentParts(this.source, (event) -> {
		}).count("alert_outbox where sent_at is null and needless_at is null and given_up_at is null");
	}

	private final class Node {

		private final TcpProxy proxy = TcpProxy.to(CompetitionTests.this.postgres.getPort());

		private final AlertInstance instance;

		private Node(Duration claim) throws IOException {
			this.instance = new AlertInstance(this.proxy.port(),
					AlertInstance.properties(CompetitionTests.this.receiver.url(), Duration.ZERO, claim));
			this.instance.wake();
		}

		private void close() throws InterruptedException {
			this.instance.close();
			this.proxy.close();
		}

	}

}
