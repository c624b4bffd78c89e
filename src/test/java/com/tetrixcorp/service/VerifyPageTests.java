package com.tetrixcorp.service;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;
import com.tetrixcorp.setting.GeneratedJwk;
import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The pages that verify a number, as a browser without scripts sees them.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyPageTests {

	private static final AtomicInteger NEXT = new AtomicInteger(1_000);

	private EmbeddedPostgres postgres;

	private Stack stack;

	private VerificationClient client;

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.stack = Stack.on(this.postgres.getPort(),
				Map.of("VERIFICATION_SECRET", "a-secret-of-these-tests", "VERIFICATION_COUNTRIES", "DE",
						"VERIFICATION_SIGNING_KEY", GeneratedJwk.generate().json(), "tetrix.web.rate-limit.writes",
						"100000", "tetrix.verification.limits.client-hour", "100000",
						"tetrix.verification.limits.client-day", "100000", "tetrix.verification.resend.pauses", "5s"));
		this.client = new VerificationClient(this.stack);
		await().atMost(Duration.ofSeconds(30))
			.until(() -> this.client.state(UUID.randomUUID().toString()).status() == 404);
	}

	@AfterAll
	void stop() throws IOException {
		this.stack.close();
		this.postgres.close();
	}

	@BeforeEach
	void allIsWell() {
		this.stack.databaseProxy().mode(TcpProxy.Mode.PASS);
		// Else the next request may meet a connection that was cut a moment ago, or wait
		// for the first new one.
		HikariDataSource pool = this.stack.context().getBean(HikariDataSource.class);
		pool.getHikariPoolMXBean().softEvictConnections();
		await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> answers(pool));
		this.stack.simulators().fault("telnyx-send", Fault.NORMAL);
		this.stack.simulators().fault("sinch-send", Fault.NORMAL);
		this.stack.context()
			.getBean(CircuitBreakerRegistry.class)
			.getAllCircuitBreakers()
			.forEach(CircuitBreaker::reset);
	}

	@Test
	void aNumberIsVerifiedByThreeFormsAndIsInNoAddress() throws IOException {
		String number = number();
		Answer sent = start(number);
		String page = location(sent);
		Answer form = http().get(page);
		Answer checked = post(page, "code=" + this.client.codeSentTo(number));
		Answer done = http().get(location(checked));

		assertThat(sent.status()).isEqualTo(303);
		assertThat(page).matches("/verify/[0-9a-f-]{36}");
		assertThat(form.body()).contains(masked(number), "autocomplete=\"one-time-code\"", "inputmode=\"numeric\"")
			.doesNotContain(number);
		assertThat(checked.status()).isEqualTo(303);
		assertThat(location(checked)).isEqualTo(page);
		assertThat(done.status()).isEqualTo(200);
		assertThat(done.body()).contains("Done. The number is yours.", masked(number), "<dt>Telnyx</dt>",
				"took the message");
	}

	@Test
	void whatIsOnesOwnIsKeptByNobodyAndFoundByNoSearchEngine() throws IOException {
		String number = number();
		String page = location(start(number));
		for (Answer answer : new Answer[] { start(number), http().get(page), post(page, "code=1"),
				post(page + "/resend", ""), http().get("/verify/none"), start("0") }) {
			assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
			assertThat(answer.status() == 303 || answer.body().contains("<meta name=\"robots\" content=\"noindex\">"))
				.isTrue();
		}
		assertThat(http().get("/verify").header("Cache-Control")).startsWith("public");
		assertThat(http().get("/verify").body()).doesNotContain("noindex").contains("We send to: Germany.");
	}

	@Test
	void aWrongCodeTellsWhatIsLeftAndTheLastOneThatItIsOver() throws IOException {
		String number = number();
		String page = location(start(number));
		String wrong = VerificationClient.otherThan(this.client.codeSentTo(number));

		for (int left = 4; left > 1; left--) {
			Answer answer = post(page, "code=" + wrong);
			assertThat(answer.status()).isEqualTo(422);
			assertThat(answer.body()).contains("You can try " + left + " more times.", "value=\"" + wrong + "\"",
					"aria-invalid=\"true\"", "aria-describedby=\"code-hint code-wrong\"",
					"<title>That is not the code");
		}
		assertThat(post(page, "code=" + wrong).body()).contains("You can try one more time.");
		Answer over = post(page, "code=" + wrong);
		assertThat(over.status()).isEqualTo(422);
		assertThat(over.body()).contains("This code is not taken any more", "Send another code")
			.doesNotContain("name=\"code\"");
		assertThat(post(page, "code=" + this.client.codeSentTo(number)).status()).isEqualTo(422);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0151 123          | 400 | That is no phone number that we can read
			''                | 400 | That is no phone number that we can read
			+33 6 12 34 56 78 | 422 | We send no codes to this country
			+49 800 1234567   | 422 | Numbers of this kind get no codes from us
			""")
	void aNumberThatGetsNoCodeIsSaidSoBesideTheFieldAndStaysInIt(String typed, int status, String said)
			throws IOException {
		Answer answer = start(typed);

		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.body()).contains("id=\"phone-wrong\">" + said, "value=\"" + typed + "\"",
				"aria-describedby=\"phone-hint phone-wrong\"", "<title>" + said);
	}

	@Test
	void aNumberMayBeginAsItIsDialled() throws IOException {
		String number = number();

		assertThat(start("00" + number.substring(1)).status()).isEqualTo(303);
		assertThat(this.client.codeSentTo(number)).hasSize(6);
	}

	@Test
	void whatIsTypedIsTextAndNothingElse() throws IOException {
		assertThat(start("\"><script>alert(1)</script>").body()).doesNotContain("<script>alert")
			.contains("value=\"&#34;>&lt;script>alert(1)&lt;/script>\"");
		assertThat(http().get("/verify/%22%3E%3Cscript%3E").body()).doesNotContain("\"><script>");
		assertThat(start("9".repeat(60_000)).body()).contains("value=\"" + "9".repeat(200) + "\"");
	}

	@Test
	void anotherCodeHasToWaitAndOnlyTheLastOneCounts() throws IOException {
		String number = number();
		String page = location(start(number));

		Answer soon = post(page + "/resend", "");

		assertThat(soon.status()).isEqualTo(429);
		assertThat(Integer.parseInt(String.valueOf(soon.header("Retry-After")))).isBetween(1, 5);
		assertThat(soon.body()).contains("Not yet", "role=\"alert\"", "name=\"code\"", "data-seconds=\"");
		assertThat(post(page, "code=" + this.client.codeSentTo(number)).status()).isEqualTo(303);
		assertThat(post(page + "/resend", "").body()).contains("Done. The number is yours.");
	}

	@Test
	void failoverIsShownAsItWasMeasured() throws IOException {
		this.stack.simulators().fault("telnyx-send", Fault.SERVER_ERROR);
		String number = number();
		String page = location(start(number));
		post(page, "code=" + this.client.codeSentTo(number));

		assertThat(http().get(page).body()).containsSubsequence("<dt>Telnyx</dt><dd>did not take it",
				"<dt>Sinch</dt><dd>took the message");
	}

	@Test
	void whereNobodyTakesTheCodeThePageSaysWhenToComeBackAndKeepsTheNumber() throws IOException {
		this.stack.simulators().fault("telnyx-send", Fault.SERVER_ERROR);
		this.stack.simulators().fault("sinch-send", Fault.SERVER_ERROR);
		String number = number();

		Answer answer = start(number);

		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.header("Retry-After")).isEqualTo("30");
		assertThat(answer.body()).contains("The code could not be sent", "Try again in 30 seconds.",
				"value=\"" + number + "\"", "href=\"/status\"");
	}

	@Test
	void whereNobodyConfirmsTheCodeThePageAsksForItAllTheSame() throws IOException {
		this.stack.simulators().fault("telnyx-send", Fault.LOST_ANSWER);
		this.stack.simulators().fault("sinch-send", Fault.RESET);
		String number = number();

		Answer answer = start(number);

		assertThat(answer.status()).isEqualTo(503);
		// The carrier took a part of the five seconds.
		assertThat(answer.header("Retry-After")).isIn("1", "2", "3", "4");
		assertThat(answer.body()).contains("No carrier confirmed the code", "type it here", "id=\"code\"");
		String page = answer.body().replaceFirst("(?s).* action=\"(/verify/[0-9a-f-]+)\".*", "$1");
		assertThat(location(post(page, "code=" + this.client.codeSentTo(number)))).isEqualTo(page);
	}

	@Test
	void withoutTheDatabaseThePagesKeepWhatWasTyped() throws IOException {
		String number = number();
		String page = location(start(number));
		this.stack.databaseProxy().mode(TcpProxy.Mode.RESET);

		Answer first = start(number);
		Answer second = post(page, "code=123456");
		Answer read = http().get(page);

		for (Answer answer : new Answer[] { first, second, read }) {
			assertThat(answer.status()).isEqualTo(503);
			assertThat(answer.header("Retry-After")).isEqualTo("60");
			assertThat(answer.body()).contains("Our database does not answer right now");
		}
		assertThat(first.body()).contains("value=\"" + number + "\"");
		assertThat(second.body()).contains("value=\"123456\"", "action=\"" + page + "\"");
		assertThat(read.body()).contains("name=\"code\"");
		this.stack.databaseProxy().mode(TcpProxy.Mode.PASS);
		await().atMost(Duration.ofSeconds(20)).until(() -> http().get(page).status() == 200);
		assertThat(post(page, "code=" + this.client.codeSentTo(number)).status()).isEqualTo(303);
	}

	@Test
	void aNumberThatCannotBeReachedAnyMoreIsNotSaidOfTheCode() throws IOException {
		String page = location(start(number()));
		this.stack.simulators().fault("telnyx-send", Fault.BAD_NUMBER);

		Answer answer = await().atMost(Duration.ofSeconds(20))
			.until(() -> post(page + "/resend", ""), (it) -> it.status() != 429);

		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.body()).contains("No message can be sent to this number", "role=\"alert\"")
			.doesNotContain("code-wrong", "aria-invalid");
	}

	@Test
	void aVerificationThatNobodyKnowsLeadsBackToTheStart() throws IOException {
		Answer answer = http().get("/verify/6a1f5b0e-4c1d-4a7e-9a52-0d8c3f1e2b4a");

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.body()).contains("We do not know this verification", "name=\"phoneNumber\"");
		assertThat(post("/verify/6a1f5b0e-4c1d-4a7e-9a52-0d8c3f1e2b4a", "code=123456").status()).isEqualTo(404);
	}

	@Test
	void aFormOfAnotherSiteSendsNothing() throws IOException {
		String number = number();
		Answer foreign = http().request("POST", "/verify", "phoneNumber=" + encoded(number),
				"Content-Type: application/x-www-form-urlencoded", "Sec-Fetch-Site: cross-site",
				"Origin: https://evil.example");

		assertThat(foreign.status()).isEqualTo(403);
		assertThat(this.stack.simulators().messages()).noneMatch((message) -> message.to().equals(number));
	}

	private static boolean answers(DataSource database) throws SQLException {
		try (Connection connection = database.getConnection()) {
			return connection.isValid(5);
		}
	}

	private Answer start(String number) throws IOException {
		return post("/verify", "phoneNumber=" + encoded(number) + "&method=sms");
	}

	private Answer post(String path, String form) throws IOException {
		return http().request("POST", path, form, "Content-Type: application/x-www-form-urlencoded",
				"Sec-Fetch-Site: same-origin");
	}

	private RawHttp http() {
		return new RawHttp(
				Integer.parseInt(this.stack.context().getEnvironment().getProperty("local.server.port", "0")));
	}

	private static String location(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(303);
		return String.valueOf(answer.header("Location"));
	}

	// No two alike, nor of one range.
	private static String number() {
		return "+49151" + NEXT.incrementAndGet() + "1234";
	}

	private static String masked(String number) {
		return number.substring(0, 6) + "•••" + number.substring(number.length() - 3);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
