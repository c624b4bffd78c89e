package com.tetrixcorp.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.database.Removal;
import com.tetrixcorp.service.VerificationClient.Reply;
import com.tetrixcorp.setting.GeneratedJwk;
import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.SentMessage;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/**
 * Phone verification from end to end: two instances on one database, each with carriers
 * of its own that can fail.
 */
@Tag("long")
@Timeout(120)
class VerificationTests {

	private static final Duration DEADLINE = Duration.ofMillis(1_000);

	private static final int ALL = 1_000;

	private static final AtomicInteger NEXT = new AtomicInteger(1_000);

	private static EmbeddedPostgres postgres;

	private static Stack stack;

	private static Stack other;

	private static VerificationClient client;

	private static VerificationClient otherClient;

	private static JdbcClient database;

	@BeforeAll
	static void start() throws IOException {
		postgres = EmbeddedPostgres.start();
		Map<String, String> settings = settings();
		stack = Stack.on(postgres.getPort(), settings);
		other = Stack.on(postgres.getPort(), settings);
		client = new VerificationClient(stack);
		otherClient = new VerificationClient(other);
		database = JdbcClient.create(postgres.getPostgresDatabase());
		await().atMost(Duration.ofSeconds(30)).until(() -> client.state("none").status() == 404);
	}

	private static Map<String, String> settings() {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("VERIFICATION_SECRET", "a-secret-of-these-tests");
		settings.put("VERIFICATION_COUNTRIES", "DE");
		settings.put("VERIFICATION_SIGNING_KEY", GeneratedJwk.generate().json());
		settings.put("tetrix.web.rate-limit.writes", "100000");
		settings.put("tetrix.verification.limits.all-hour", Integer.toString(ALL));
		settings.put("tetrix.verification.limits.all-day", Integer.toString(ALL));
		settings.put("resilience4j.timelimiter.configs.default.timeout-duration", DEADLINE.toMillis() + "ms");
		return settings;
	}

	@AfterAll
	static void stop() throws IOException {
		other.close();
		stack.close();
		postgres.close();
	}

	@BeforeEach
	void carriersAreWell() {
		for (String switched : new String[] { "telnyx-send", "sinch-send" }) {
			stack.simulators().fault(switched, Fault.NORMAL);
		}
		stack.context().getBean(CircuitBreakerRegistry.class).getAllCircuitBreakers().forEach(CircuitBreaker::reset);
	}

	@Test
	void aNumberIsVerifiedByTheCodeThatReachesIt() {
		String number = number();
		Instant start = Instant.now();
		Reply started = client.initiate(number);

		assertThat(started.status()).isEqualTo(200);
		assertThat(started.json().fieldNames()).toIterable()
			.containsExactly("success", "verificationId", "phoneNumber", "method", "status", "expiresAt",
					"resendAfter");
		assertThat(started.json().path("success").asBoolean()).isTrue();
		assertThat(started.text("phoneNumber")).isEqualTo(number.substring(0, 6) + "•••" + number.substring(11));
		assertThat(started.text("method")).isEqualTo("sms");
		assertThat(started.text("status")).isEqualTo("pending");
		assertThat(Instant.parse(started.text("expiresAt"))).isCloseTo(start.plusSeconds(300),
				within(Duration.ofSeconds(5)));
		assertThat(Instant.parse(started.text("resendAfter"))).isCloseTo(start.plusSeconds(30),
				within(Duration.ofSeconds(5)));
		assertThat(sentTo(number)).extracting(SentMessage::carrier).containsExactly("telnyx");

		Reply right = client.verify(started.id(), client.codeSentTo(number));

		assertThat(right.status()).isEqualTo(200);
		assertThat(right.json().fieldNames()).toIterable().containsExactly("success", "verified", "token");
		assertThat(right.json().path("verified").asBoolean()).isTrue();
		assertThat(right.text("token").split("\\.")).hasSize(3);
		assertThat(client.state(started.id()).text("status")).isEqualTo("verified");
	}

	@Test
	void aWrongCodeIsAnsweredWithTheAttemptsThatAreLeft() {
		String number = number();
		String id = client.initiate(number).id();
		String code = client.codeSentTo(number);

		for (int left = 4; left >= 0; left--) {
			Reply wrong = client.verify(id, VerificationClient.otherThan(code));
			assertThat(wrong.status()).isEqualTo(200);
			assertThat(wrong.json())
				.hasToString("{\"success\":true,\"verified\":false,\"attemptsLeft\":%d}".formatted(left));
		}
		assertThat(isRight(client.verify(id, code))).isFalse();
		assertThat(client.state(id).text("status")).isEqualTo("failed");
		assertThat(client.state(id).json().path("attemptsLeft").asInt()).isZero();
	}

	@Test
	void aCodeWorksOnce() {
		String number = number();
		String id = client.initiate(number).id();

		assertThat(isRight(client.verify(id, client.codeSentTo(number)))).isTrue();
		assertThat(isRight(client.verify(id, client.codeSentTo(number)))).isFalse();
	}

	@Test
	void aCodeWorksOnceAlsoForTwoAtTheSameTime() throws Exception {
		String number = number();
		String id = client.initiate(number).id();
		String code = client.codeSentTo(number);

		List<Boolean> right = atOnce(5, () -> isRight(client.verify(id, code)));

		assertThat(right).containsOnlyOnce(true);
	}

	@Test
	void theNumberIsComparedTooIfItIsNamed() {
		String number = number();
		String id = client.initiate(number).id();
		String code = client.codeSentTo(number);

		assertThat(isRight(client.post("verify", Map.of("verificationId", id, "code", code, "phoneNumber", number()))))
			.isFalse();
		assertThat(isRight(client.post("verify", Map.of("verificationId", id, "code", code, "phoneNumber", number))))
			.isTrue();
	}

	@Test
	void aCodeOfOneVerificationIsNoCodeOfAnother() {
		String number = number();
		String first = client.initiate(number).id();
		String code = client.codeSentTo(number);
		String second = client.initiate(number()).id();

		assertThat(isRight(client.verify(second, code))).isFalse();
		assertThat(isRight(client.verify(first, code))).isTrue();
	}

	@ParameterizedTest
	@EnumSource(names = { "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "TOO_MANY", "SERVER_ERROR", "HANG", "LOST_ANSWER",
			"RESET", "MALFORMED", "EMPTY", "WRONG_SHAPE", "DRIP", "TRUNCATE", "REDIRECT", "GIBBERISH" })
	void whateverHappensToTheFirstCarrierTheSecondOneBringsTheSameCode(Fault fault) {
		stack.simulators().fault("telnyx-send", fault);
		String number = number();
		int asked = stack.simulators().calls("telnyx-send");

		Reply started = client.initiate(number);

		assertThat(started.status()).isEqualTo(200);
		assertThat(stack.simulators().calls("telnyx-send")).as("asked once").isEqualTo(asked + 1);
		assertThat(sentTo(number)).last().extracting(SentMessage::carrier).isEqualTo("sinch");
		assertThat(sentTo(number)).extracting(SentMessage::code).containsOnly(client.codeSentTo(number));
		assertThat(attempts(started.id())).hasSize(2)
			.last(InstanceOfAssertFactories.STRING)
			.isEqualTo("sinch accepted");
		assertThat(isRight(client.verify(started.id(), client.codeSentTo(number)))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "HANG, telnyx unanswered", "LOST_ANSWER, telnyx unanswered", "TOO_MANY, telnyx throttled",
			"UNAUTHORIZED, telnyx credentials", "RESET, telnyx unclear", "EMPTY, telnyx unclear" })
	void eachAttemptIsRecordedWithItsOutcomeAndItsTime(Fault fault, String attempt) {
		stack.simulators().fault("telnyx-send", fault);

		Reply started = client.initiate(number());

		assertThat(attempts(started.id())).containsExactly(attempt, "sinch accepted");
		int took = database
			.sql("select took_millis from verification_send where verification = ? and carrier = 'telnyx'")
			.param(UUID.fromString(started.id()))
			.query(Integer.class)
			.single();
		long waited = (fault == Fault.HANG || fault == Fault.LOST_ANSWER) ? DEADLINE.toMillis() : 0;
		assertThat(took).isBetween((int) waited, 5_000);
	}

	@Test
	void aMessageThatWasSentThoughNobodySaidSoAndTheNextOneCarryTheSameCode() {
		stack.simulators().fault("telnyx-send", Fault.LOST_ANSWER);
		String number = number();
		client.initiate(number);

		assertThat(sentTo(number)).extracting(SentMessage::carrier).containsExactly("telnyx", "sinch");
		assertThat(sentTo(number)).extracting(SentMessage::code).hasSize(2).containsOnly(client.codeSentTo(number));
	}

	@Test
	void aCodeThatWasSentBeforeItsCarrierFailedVerifiesMeanwhile() {
		String number = number();
		String id = client.initiate(number).id();
		stack.simulators().fault("telnyx-send", Fault.HANG);
		stack.simulators().fault("telnyx", Fault.HANG);
		try {
			assertThat(isRight(client.verify(id, client.codeSentTo(number)))).isTrue();
		}
		finally {
			stack.simulators().fault("telnyx", Fault.NORMAL);
		}
	}

	@Test
	void aNumberThatTheCarrierRefusesIsNotTakenToTheNextOne() {
		stack.simulators().fault("telnyx-send", Fault.BAD_NUMBER);
		int asked = stack.simulators().calls("sinch-send");

		Reply refused = client.initiate(number());

		assertThat(refused.status()).isEqualTo(422);
		assertProblem(refused, "number-unreachable");
		assertThat(stack.simulators().calls("sinch-send")).isEqualTo(asked);
	}

	@ParameterizedTest
	@CsvSource({ "SERVER_ERROR, SERVER_ERROR", "FORBIDDEN, NOT_FOUND", "TOO_MANY, UNAUTHORIZED" })
	void whatNoCarrierTakesIsNotAcknowledged(Fault first, Fault second) {
		stack.simulators().fault("telnyx-send", first);
		stack.simulators().fault("sinch-send", second);

		Reply refused = client.initiate(number());

		assertThat(refused.status()).isEqualTo(503);
		assertProblem(refused, "not-sent");
		assertThat(refused.retryAfter()).isEqualTo(30);
		assertThat(refused.id()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "LOST_ANSWER, SERVER_ERROR", "LOST_ANSWER, LOST_ANSWER", "LOST_ANSWER, BAD_NUMBER" })
	void whatNoCarrierConfirmsIsNotAcknowledgedButCanBeUsedIfItArrives(Fault first, Fault second) {
		stack.simulators().fault("telnyx-send", first);
		stack.simulators().fault("sinch-send", second);
		String number = number();

		Reply unconfirmed = client.initiate(number);

		assertThat(unconfirmed.status()).isEqualTo(503);
		assertProblem(unconfirmed, "not-confirmed");
		assertThat(unconfirmed.retryAfter()).as("when another code can be sent").isBetween(20L, 29L);
		assertThat(isRight(client.verify(unconfirmed.id(), client.codeSentTo(number)))).isTrue();
	}

	@Test
	void anOutageUsesNothingUpOfWhatANumberMayBeSent() {
		String number = number();
		String block = number.substring(0, 10);
		carriersAreOut(Fault.SERVER_ERROR);
		for (int i = 0; i < 25; i++) {
			assertThat(client.initiate(number).status()).isEqualTo(503);
			assertThat(client.initiate(block + (1_000 + i)).status()).isEqualTo(503);
		}
		carriersAreWell();

		assertThat(client.initiate(number).status()).isEqualTo(200);

		assertThat(sentTo(number)).as("what is acknowledged is sent").hasSize(1);
	}

	@Test
	void aResendThatSendsNothingTakesTheCodeAwayFromNobody() {
		String number = number();
		String id = client.initiate(number).id();
		String code = client.codeSentTo(number);
		client.verify(id, VerificationClient.otherThan(code));
		age(id, Duration.ofSeconds(30));
		String before = client.state(id).response().body();
		carriersAreOut(Fault.SERVER_ERROR);

		Reply refused = client.resend(id);

		assertThat(refused.status()).isEqualTo(503);
		assertProblem(refused, "not-sent");
		assertThat(refused.retryAfter()).isEqualTo(30);
		assertThat(client.state(id).response().body()).isEqualTo(before);
		assertThat(client.state(id).json().path("attemptsLeft").asInt()).isEqualTo(4);
		carriersAreWell();
		assertThat(client.resend(id).status()).as("at once").isEqualTo(200);
		assertThat(sentTo(number)).hasSize(2);
	}

	@Test
	void aResendThatSendsNothingGivesNoFurtherTries() {
		String number = number();
		String id = client.initiate(number).id();
		String code = client.codeSentTo(number);
		carriersAreOut(Fault.SERVER_ERROR);
		age(id, Duration.ofSeconds(30));
		for (int i = 0; i < 5; i++) {
			client.verify(id, VerificationClient.otherThan(code));
			assertThat(client.resend(id).status()).isEqualTo(503);
		}

		assertThat(isRight(client.verify(id, code))).isFalse();
		assertThat(client.state(id).text("status")).isEqualTo("failed");
	}

	@Test
	void aResendThatSendsNothingLeavesTheCodeToVerify() {
		String number = number();
		String id = client.initiate(number).id();
		carriersAreOut(Fault.BAD_NUMBER);
		age(id, Duration.ofSeconds(30));

		assertThat(client.resend(id).status()).isEqualTo(422);

		assertThat(isRight(client.verify(id, client.codeSentTo(number)))).isTrue();
	}

	private static void carriersAreOut(Fault fault) {
		stack.simulators().fault("telnyx-send", fault);
		stack.simulators().fault("sinch-send", fault);
		stack.context().getBean(CircuitBreakerRegistry.class).getAllCircuitBreakers().forEach(CircuitBreaker::reset);
	}

	@Test
	void aCarrierThatFailedTooOftenIsLeftAloneForAWhile() {
		stack.simulators().fault("telnyx-send", Fault.SERVER_ERROR);
		IntStream.range(0, 10).forEach((i) -> assertThat(client.initiate(number()).status()).isEqualTo(200));
		int asked = stack.simulators().calls("telnyx-send");

		Reply started = client.initiate(number());

		assertThat(stack.simulators().calls("telnyx-send")).isEqualTo(asked);
		assertThat(attempts(started.id())).containsExactly("telnyx breaker-open", "sinch accepted");
	}

	@Test
	void aNumberThatIsRefusedIsNoReasonToLeaveTheCarrierAlone() {
		stack.simulators().fault("telnyx-send", Fault.BAD_NUMBER);
		IntStream.range(0, 12).forEach((i) -> client.initiate(number()));
		stack.simulators().fault("telnyx-send", Fault.NORMAL);

		assertThat(attempts(client.initiate(number()).id())).containsExactly("telnyx accepted");
	}

	@Test
	void aCallComesFromTheCarrierThatCanMakeOneAndFromNoOther() {
		String number = number();
		assertThat(client.call(number).text("method")).isEqualTo("voice");
		assertThat(sentTo(number)).extracting(SentMessage::channel).containsExactly("voice");

		stack.simulators().fault("telnyx-send", Fault.SERVER_ERROR);
		assertThat(client.call(number()).status()).isEqualTo(503);
	}

	@Test
	void twoHundredGuessesAtOnceAreComparedFiveTimesAtMost() throws Exception {
		String number = number();
		String id = client.initiate(number).id();
		String wrong = VerificationClient.otherThan(client.codeSentTo(number));

		double before = comparisons();

		List<Reply> replies = atOnce(200, () -> client.verify(id, wrong));

		assertThat(comparisons() - before).isEqualTo(5);

		// A machine under load may have no connection left for some of them.
		assertThat(replies).allSatisfy((reply) -> assertThat(reply.status()).isIn(200, 503));
		// An answer that counts down was compared; what came later is told of none left.
		assertThat(
				replies.stream().map((reply) -> reply.json().path("attemptsLeft").asInt()).filter((left) -> left > 0))
			.containsExactlyInAnyOrder(4, 3, 2, 1);
		assertThat(database.sql("select attempts from verification where id = ?")
			.param(UUID.fromString(id))
			.query(Integer.class)
			.single()).isEqualTo(5);
		assertThat(isRight(client.verify(id, client.codeSentTo(number)))).isFalse();
	}

	private static double comparisons() {
		return stack.context()
			.getBean(MeterRegistry.class)
			.find("tetrix.verification.codes")
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	@Test
	void aCodeEndsAtItsTimeAndNotBefore() {
		String number = number();
		String early = client.initiate(number).id();
		expire(early, Duration.ofMillis(1_500));
		assertThat(client.state(early).text("status")).isEqualTo("pending");
		assertThat(isRight(client.verify(early, client.codeSentTo(number)))).isTrue();

		String late = client.initiate(number).id();
		expire(late, Duration.ZERO);
		assertThat(client.state(late).text("status")).isEqualTo("expired");
		Reply expired = client.verify(late, client.codeSentTo(number));
		assertThat(expired.json()).hasToString("{\"success\":true,\"verified\":false,\"attemptsLeft\":0}");
	}

	@Test
	void aResendIsRefusedBeforeItsTimeAndKillsTheOldCodeAfterIt() {
		String number = number();
		String id = client.initiate(number).id();
		String old = client.codeSentTo(number);

		Reply soon = client.resend(id);
		assertThat(soon.status()).isEqualTo(429);
		assertProblem(soon, "too-soon");
		assertThat(soon.retryAfter()).isBetween(25L, 30L);

		age(id, Duration.ofSeconds(30));
		Reply resent = client.resend(id);
		assertThat(resent.status()).isEqualTo(200);
		assertThat(resent.id()).isEqualTo(id);
		assertThat(Duration.between(Instant.now(), Instant.parse(resent.text("resendAfter"))))
			.isCloseTo(Duration.ofSeconds(60), Duration.ofSeconds(5));
		assertThat(sentTo(number)).hasSize(2);
		String fresh = client.codeSentTo(number);
		if (!fresh.equals(old)) {
			assertThat(isRight(client.verify(id, old))).isFalse();
		}
		assertThat(isRight(client.verify(id, fresh))).isTrue();
		Reply verified = client.resend(id);
		assertThat(verified.status()).isEqualTo(409);
		assertThat(verified.retryAfter()).as("waiting does not help").isNegative();
	}

	@Test
	void aCountryThatIsNotServedAnyMoreIsSentNoFurtherCode() throws IOException {
		String number = number();
		String id = client.initiate(number).id();
		age(id, Duration.ofSeconds(30));
		Map<String, String> settings = settings();
		settings.put("VERIFICATION_COUNTRIES", "AT");
		try (Stack changed = Stack.on(postgres.getPort(), settings)) {
			Reply refused = new VerificationClient(changed).resend(id);

			assertThat(refused.status()).isEqualTo(422);
			assertProblem(refused, "country-not-served");
		}
		assertThat(sentTo(number)).hasSize(1);
	}

	@Test
	void aResendGivesNewAttempts() {
		String number = number();
		String id = client.initiate(number).id();
		String wrong = VerificationClient.otherThan(client.codeSentTo(number));
		IntStream.range(0, 6).forEach((i) -> client.verify(id, wrong));
		age(id, Duration.ofSeconds(30));

		assertThat(client.resend(id).status()).isEqualTo(200);
		assertThat(client.state(id).json().path("attemptsLeft").asInt()).isEqualTo(5);
		assertThat(isRight(client.verify(id, client.codeSentTo(number)))).isTrue();
	}

	@Test
	void oneOfSeveralResendsAtTheSameTimeSends() throws Exception {
		String number = number();
		String id = client.initiate(number).id();
		age(id, Duration.ofSeconds(30));

		List<Integer> statuses = atOnce(4, () -> client.resend(id).status());

		assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 429);
		assertThat(sentTo(number)).hasSize(2);
		// Those that did not send have used nothing up.
		age(id, Duration.ofSeconds(60));
		assertThat(client.resend(id).status()).isEqualTo(200);
		assertThat(sentTo(number)).hasSize(3);
	}

	@Test
	void aVerificationIsSentThreeCodesAndNoMore() {
		String number = number();
		String id = client.initiate(number).id();
		age(id, Duration.ofSeconds(30));
		client.resend(id);
		age(id, Duration.ofSeconds(60));
		Reply last = client.resend(id);
		assertThat(Duration.between(Instant.now(), Instant.parse(last.text("resendAfter"))))
			.isCloseTo(Duration.ofSeconds(510), Duration.ofSeconds(5));
		age(id, Duration.ofSeconds(120));

		Reply over = client.resend(id);

		assertThat(over.status()).isEqualTo(409);
		assertProblem(over, "over");
		assertThat(over.retryAfter()).isBetween(380L, 395L);
	}

	@Test
	void aNumberThatHasBeenSentEnoughIsAnsweredAsIfNothingWas() {
		String number = number();
		Stream.of(client, otherClient, client).forEach((it) -> assertThat(it.initiate(number).status()).isEqualTo(200));
		Reply usual = client.initiate(number());
		int sent = sentTo(number).size() + sentBy(other, number).size();
		assertThat(sent).isEqualTo(3);

		Reply withheld = otherClient.initiate(number);

		assertThat(withheld.status()).isEqualTo(200);
		assertThat(withheld.json().fieldNames()).toIterable()
			.containsExactlyElementsOf(() -> usual.json().fieldNames());
		assertThat(withheld.response().headers().map().keySet()).isEqualTo(usual.response().headers().map().keySet());
		assertThat(sentTo(number).size() + sentBy(other, number).size()).as("nothing more is sent").isEqualTo(3);
		assertThat(client.state(withheld.id()).text("status")).isEqualTo("pending");
		assertThat(client.verify(withheld.id(), "000000").json())
			.hasToString("{\"success\":true,\"verified\":false,\"attemptsLeft\":4}");
		assertThat(attempts(withheld.id())).containsExactly("none withheld");
	}

	@Test
	void aNumberThatHasBeenSentEnoughIsAnsweredLikeOthersAlsoDuringAnOutage() {
		String number = number();
		IntStream.range(0, 3).forEach((i) -> client.initiate(number));
		stack.simulators().fault("telnyx-send", Fault.SERVER_ERROR);
		stack.simulators().fault("sinch-send", Fault.SERVER_ERROR);
		IntStream.range(0, 8).forEach((i) -> client.initiate(number()));

		Reply withheld = client.initiate(number);
		Reply usual = client.initiate(number());

		assertThat(withheld.status()).isEqualTo(503).isEqualTo(usual.status());
		assertThat(withheld.retryAfter()).isEqualTo(usual.retryAfter());
		assertThat(withheld.text("detail")).isEqualTo(usual.text("detail"));
	}

	@Test
	void numbersOfOneBlockShareALimit() {
		String block = number().substring(0, 10);
		for (int i = 0; i < 20; i++) {
			VerificationClient asked = (i % 2 == 0) ? client : otherClient;
			assertThat(asked.initiate(block + (1_000 + i)).status()).isEqualTo(200);
		}
		String next = block + 2_000;
		assertThat(client.initiate(next).status()).isEqualTo(200);

		assertThat(sentTo(next)).isEmpty();
		assertThat(sentTo(block + 1_018)).hasSize(1);
	}

	@Test
	void anAnswerTakesAsLongForANumberThatHasBeenSentEnough() {
		stack.simulators().fault("telnyx-send", Fault.SLOW);
		String number = number();
		IntStream.range(0, 3).forEach((i) -> client.initiate(number));

		List<Long> usual = new ArrayList<>();
		List<Long> withheld = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			usual.add(millisOf(() -> client.initiate(number())));
			withheld.add(millisOf(() -> client.initiate(number)));
		}

		assertThat(sentTo(number)).hasSize(3);
		assertThat(median(withheld)).isCloseTo(median(usual), within(100L)).isGreaterThan(240);
	}

	@ParameterizedTest
	@CsvSource({ "203.0.113.7, 203.0.113.7, 203.0.113.8", "2001:db8:1:2::%d, 2001:db8:1:2:ffff::1, 2001:db8:1:3::1" })
	void aClientMayAskForTenCodesInAnHourAndItsWholeNetworkIsOne(String first, String same, String another) {
		for (int i = 0; i < 10; i++) {
			VerificationClient asked = (i % 2 == 0) ? client : otherClient;
			assertThat(asked.initiateFrom(first.formatted(i + 1), number()).status()).isEqualTo(200);
		}

		Reply refused = client.initiateFrom(same, number());

		assertThat(refused.status()).isEqualTo(429);
		assertProblem(refused, "too-many");
		assertThat(refused.retryAfter()).isBetween(3_500L, 3_600L);
		assertThat(client.initiateFrom(another, number()).status()).isEqualTo(200);
	}

	@Test
	void whatAllMaySendIsSharedAndAnswersTheSameForEveryNumber() {
		String number = number();
		IntStream.range(0, 3).forEach((i) -> client.initiate(number));
		// All but one of what was left.
		int left = ALL - database.sql("select count(*) from limit_use where limit_name = 'verification.all-hour'")
			.query(Integer.class)
			.single();
		assertThat(left).isGreaterThan(100);
		database
			.sql("""
					insert into limit_use (limit_name, subject, number, used_at, expires_at)
					select limit_name, subject, number + i, now(), now() + interval '59 minutes'
					from (select * from limit_use where limit_name = 'verification.all-hour' order by number desc limit 1) it,
					  generate_series(1, ?) as i""")
			.param(left - 1)
			.update();
		try {
			assertThat(client.initiate(number).status()).as("withheld, so nothing is used up").isEqualTo(200);
			assertThat(otherClient.initiate(number()).status()).isEqualTo(200);

			for (Reply refused : List.of(client.initiate(number()), otherClient.initiate(number()),
					client.initiate(number))) {
				assertThat(refused.status()).isEqualTo(429);
				assertProblem(refused, "too-many");
				assertThat(refused.retryAfter()).isPositive();
			}
		}
		finally {
			database.sql("truncate limit_use").update();
		}
	}

	@Test
	void whatWasKeptForThirtyDaysIsRemovedAndNothingYounger() {
		String old = client.initiate(number()).id();
		String young = client.initiate(number()).id();
		age(old, Duration.ofDays(30).plusSeconds(1));
		age(young, Duration.ofDays(30).minusMinutes(1));

		stack.context().getBean("verificationRemoval", Removal.class).step();

		assertThat(client.state(old).status()).isEqualTo(404);
		assertThat(attempts(old)).isEmpty();
		assertThat(client.state(young).status()).isEqualTo(200);
		assertThat(attempts(young)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"phoneNumber":"12345","method":"sms"}                                    | 400 | invalid-number
			{"phoneNumber":"+33612345678","method":"sms"}                             | 422 | country-not-served
			{"phoneNumber":"+4930123456","method":"sms"}                              | 422 | type-not-served
			{"phoneNumber":"+4915112345678","method":"sms","audience":"example.org"}  | 400 | unknown-audience
			{"phoneNumber":"+4915112345678","method":"fax"}                           | 400 | ''
			{"method":"sms"}                                                          | 400 | ''
			{"phoneNumber":null}                                                      | 400 | ''
			{"phoneNumber":{"a":1}}                                                   | 400 | ''
			[]                                                                        | 400 | ''
			nothing                                                                   | 400 | ''
			""")
	void whatCannotBeVerifiedIsRefusedBeforeAnyCarrierIsAsked(String body, int status, String reason) {
		int asked = stack.simulators().calls("telnyx-send");

		Reply refused = client.raw("initiate", body);

		assertThat(refused.status()).isEqualTo(status);
		assertProblem(refused, reason);
		assertThat(stack.simulators().calls("telnyx-send")).isEqualTo(asked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "12345", "abcdef", "1234567" })
	void whatIsNoCodeIsRefusedAndNotCounted(String code) {
		String id = client.initiate(number()).id();

		Reply refused = client.verify(id, code);

		assertThat(refused.status()).isEqualTo(400);
		assertProblem(refused, code.isEmpty() ? "" : "invalid-code");
		assertThat(client.state(id).json().path("attemptsLeft").asInt()).isEqualTo(5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "00000000-0000-0000-0000-000000000000", "' or true --" })
	void anUnknownIdIsLikeAWrongCodeAndHasNoState(String id) {
		assertThat(client.verify(id, "123456").json())
			.hasToString("{\"success\":true,\"verified\":false,\"attemptsLeft\":0}");
		assertProblem(client.resend(id), "unknown");
		Reply state = client.state(id.replace(" ", "%20").replace("'", "%27"));
		assertThat(state.status()).isEqualTo(404);
		assertProblem(state, "unknown");
	}

	@Test
	void aTokenIsMadeForWhoeverIsNamed() throws Exception {
		String number = number();
		String id = client
			.post("initiate", Map.of("phoneNumber", number, "method", "sms", "audience", "joromi.tetrixcorp.com"))
			.id();

		String token = client.verify(id, client.codeSentTo(number)).text("token");

		String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
		assertThat(claims).contains("joromi.tetrixcorp.com").doesNotContain(number);
	}

	@Test
	void noNumberAndNoCodeIsReadableInTheDatabase() {
		String number = number();
		String id = client.initiate(number).id();
		String row = database
			.sql("select v::text || coalesce(string_agg(s::text, ''), '') from verification v join verification_send s"
					+ " on s.verification = v.id where v.id = ? group by v")
			.param(UUID.fromString(id))
			.query(String.class)
			.single();

		assertThat(row).contains(id)
			.doesNotContain(number.substring(3), client.codeSentTo(number))
			.doesNotContain(HexFormat.of().formatHex(number.getBytes(StandardCharsets.US_ASCII)));
	}

	@Test
	void withoutTheDatabaseItIsNotAvailableAndWithItItIsAgain() {
		String number = number();
		String id = client.initiate(number).id();
		stack.databaseProxy().mode(TcpProxy.Mode.RESET);
		stack.databaseProxy().drop();
		try {
			for (Reply refused : List.of(client.initiate(number()), client.verify(id, "123456"), client.resend(id),
					client.state(id))) {
				assertThat(refused.status()).isEqualTo(503);
				assertProblem(refused, "");
				assertThat(refused.retryAfter()).isPositive();
			}
		}
		finally {
			stack.databaseProxy().mode(TcpProxy.Mode.PASS);
		}
		await().atMost(Duration.ofSeconds(20)).until(() -> client.state(id).status() == 200);
		assertThat(isRight(client.verify(id, client.codeSentTo(number)))).isTrue();
	}

	@Test
	void numbersAreToldOfInNoMetric() throws Exception {
		String number = number();
		client.initiate(number);

		String metrics = stack.management("/actuator/prometheus").body();

		assertThat(metrics)
			.contains("tetrix_verification_sends_seconds_count{", "carrier=\"telnyx\"", "outcome=\"accepted\"",
					"tetrix_verification_conversion_ratio")
			.doesNotContain(number.substring(3));
	}

	private static void assertProblem(Reply reply, String reason) {
		assertThat(reply.response().headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(reply.json().path("success").isBoolean()).isTrue();
		assertThat(reply.json().path("success").asBoolean()).isFalse();
		assertThat(reply.text("error")).isNotBlank().isEqualTo(reply.text("detail"));
		assertThat(reply.text("reason")).isEqualTo(reason);
	}

	private static boolean isRight(Reply reply) {
		assertThat(reply.status()).isEqualTo(200);
		return reply.json().path("verified").asBoolean();
	}

	// Each of another block of ten thousand, so that no limit is met by chance.
	private static String number() {
		return "+49151%d5678".formatted(NEXT.getAndIncrement());
	}

	private static List<SentMessage> sentTo(String number) {
		return sentBy(stack, number);
	}

	private static List<SentMessage> sentBy(Stack instance, String number) {
		return instance.simulators().messages().stream().filter((it) -> it.to().equals(number)).toList();
	}

	private static List<String> attempts(String id) {
		return database
			.sql("select carrier || ' ' || outcome from verification_send where verification = ? order by id")
			.param(UUID.fromString(id))
			.query(String.class)
			.list();
	}

	private static void expire(String id, Duration in) {
		database.sql("update verification set expires_at = clock_timestamp() + ? * interval '1 ms' where id = ?")
			.param(in.toMillis())
			.param(UUID.fromString(id))
			.update();
	}

	// As if so much time had passed.
	private static void age(String id, Duration by) {
		database
			.sql("update verification set created_at = created_at - :by * interval '1 ms', sent_at = sent_at - :by *"
					+ " interval '1 ms' where id = :id")
			.param("by", by.toMillis())
			.param("id", UUID.fromString(id))
			.update();
	}

	private static long millisOf(Runnable task) {
		long start = System.nanoTime();
		task.run();
		return Duration.ofNanos(System.nanoTime() - start).toMillis();
	}

	private static long median(List<Long> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	private static <T> List<T> atOnce(int times, Callable<T> task) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(Math.min(times, 50));
		try {
			List<T> results = new ArrayList<>();
			for (Future<T> future : threads.invokeAll(Collections.nCopies(times, task))) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

}
