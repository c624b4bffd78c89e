package com.tetrixcorp.service;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import com.tetrixcorp.service.VerificationClient.Reply;
import com.tetrixcorp.setting.GeneratedJwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whether the time of an answer tells a number that is known, or sent enough already,
 * from any other. Prints the distributions.
 * {@code ./mvnw -Pbenchmark -Dtest=AnswerTimesBenchmark test}
 */
@Tag("benchmark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerTimesBenchmark {

	private static final int EACH = Integer.getInteger("tetrix.benchmark.each", 300);

	private static final int LIMITED_NUMBERS = 30;

	private final Random random = new Random(20200914);

	private final AtomicLong carrierNanos = new AtomicLong();

	private EmbeddedPostgres postgres;

	private Stack stack;

	private VerificationClient client;

	@BeforeAll
	void start() throws IOException {
		// As a real database does, which the times of answers hold.
		this.postgres = EmbeddedPostgres.builder()
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.start();
		this.stack = Stack.on(this.postgres.getPort(),
				Map.of("VERIFICATION_SECRET", "a-secret-of-this-benchmark", "VERIFICATION_COUNTRIES", "DE",
						"VERIFICATION_SIGNING_KEY", GeneratedJwk.generate().json(), "tetrix.web.rate-limit.writes",
						"1000000", "tetrix.verification.limits.prefix-hour", "1000000",
						"tetrix.verification.limits.prefix-day", "1000000", "tetrix.verification.limits.all-hour",
						"1000000", "tetrix.verification.limits.all-day", "1000000"));
		this.client = new VerificationClient(this.stack);
		this.stack.simulators().onMessage((message) -> takeTime());
		await().atMost(Duration.ofSeconds(30))
			.until(() -> this.client.state(UUID.randomUUID().toString()).status() == 404);
		for (int i = 0; i < EACH; i++) {
			Reply sent = sent(number(Kind.KNOWN, i));
			this.client.verify(sent.id(), this.client.codeSentTo(number(Kind.KNOWN, i)));
		}
		for (int i = 0; i < 3 * LIMITED_NUMBERS; i++) {
			sent(number(Kind.LIMITED, i));
		}
	}

	@AfterAll
	void stop() throws IOException {
		this.stack.close();
		this.postgres.close();
	}

	@Test
	void theTimeOfAnAnswerTellsNothingOfTheNumber() {
		Map<Kind, List<String>> sent = new EnumMap<>(Map.of(Kind.KNOWN, new ArrayList<>(), Kind.UNKNOWN,
				new ArrayList<>(), Kind.LIMITED, new ArrayList<>()));
		int messages = this.stack.simulators().calls("telnyx-send");
		Map<Kind, long[]> initiated = inTurn((trial) -> {
			this.carrierNanos.set(Duration.ofMillis(40 + this.random.nextInt(120)).toNanos());
			long begun = System.nanoTime();
			Reply reply = sent(number(trial.kind(), trial.number()));
			long took = System.nanoTime() - begun;
			sent.get(trial.kind()).add(reply.id());
			return took;
		});
		// Else the numbers would not be what they are called.
		assertThat(this.stack.simulators().calls("telnyx-send") - messages).isEqualTo(2 * EACH);
		Map<Kind, long[]> guessed = inTurn((trial) -> {
			String id = sent.get(trial.kind()).get(trial.number());
			long begun = System.nanoTime();
			Reply reply = this.client.verify(id, "000000");
			long took = System.nanoTime() - begun;
			assertThat(reply.status()).isEqualTo(200);
			return took;
		});

		List<Separation> separations = new ArrayList<>();
		separations.addAll(compare("asking for a code", initiated));
		separations.addAll(compare("a wrong code", guessed));
		assertThat(separations).allMatch(Separation::isNoise);
	}

	private Reply sent(String number) {
		Reply reply = this.client.initiate(number);
		assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
		return reply;
	}

	// Every kind at every moment, so that what the machine does meanwhile falls on all.
	private Map<Kind, long[]> inTurn(ToLongFunction<Trial> measure) {
		List<Trial> trials = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			for (int i = 0; i < EACH; i++) {
				trials.add(new Trial(kind, i));
			}
		}
		Collections.shuffle(trials, this.random);
		Map<Kind, long[]> times = new EnumMap<>(Kind.class);
		for (Kind kind : Kind.values()) {
			times.put(kind, new long[EACH]);
		}
		for (Trial trial : trials) {
			times.get(trial.kind())[trial.number()] = measure.applyAsLong(trial);
		}
		return times;
	}

	private static List<Separation> compare(String what, Map<Kind, long[]> times) {
		System.out.printf("%n%s: milliseconds of %d answers of each kind%n", what, EACH);
		System.out.printf("%-8s %8s %8s %8s %8s %8s%n", "", "p10", "p25", "median", "p75", "p90");
		times.forEach((kind, nanos) -> System.out.printf("%-8s %8.2f %8.2f %8.2f %8.2f %8.2f%n", kind.words(),
				quantile(nanos, 0.10), quantile(nanos, 0.25), quantile(nanos, 0.50), quantile(nanos, 0.75),
				quantile(nanos, 0.90)));
		List<Separation> separations = new ArrayList<>();
		for (Kind other : List.of(Kind.KNOWN, Kind.LIMITED)) {
			Separation separation = Separation.of(times.get(Kind.UNKNOWN), times.get(other));
			System.out.printf("how often %s takes longer than unknown: %s%n", other.words(), separation);
			separations.add(separation);
		}
		return separations;
	}

	private static double quantile(long[] nanos, double part) {
		long[] sorted = nanos.clone();
		Arrays.sort(sorted);
		return sorted[(int) (part * (sorted.length - 1))] / 1e6;
	}

	private static String number(Kind kind, int i) {
		int of = (kind == Kind.LIMITED) ? i % LIMITED_NUMBERS : i;
		return "+49151%d%07d".formatted(kind.ordinal() + 1, 10_000 * of + 1234);
	}

	// As a carrier does before it answers.
	private void takeTime() {
		try {
			Thread.sleep(Duration.ofNanos(this.carrierNanos.get()).toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What there is to be told of a number.
	 */
	private enum Kind {

		UNKNOWN, KNOWN, LIMITED;

		String words() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * One measurement.
	 *
	 * @param kind of which kind of number
	 * @param number which of them
	 */
	private record Trial(Kind kind, int number) {

	}

}
