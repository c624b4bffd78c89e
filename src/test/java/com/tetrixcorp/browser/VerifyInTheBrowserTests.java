package com.tetrixcorp.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.service.Stack;
import com.tetrixcorp.setting.GeneratedJwk;
import com.tetrixcorp.simulator.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Verifying a number in a browser: the real service, a real database, simulated carriers.
 */
@Tag("browser")
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyInTheBrowserTests {

	private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
			"best-practice");

	private static final String OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth";

	private static final AtomicInteger NEXT = new AtomicInteger(1_000);

	private final Chromium chromium = new Chromium();

	private EmbeddedPostgres postgres;

	private Stack stack;

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.stack = Stack.on(this.postgres.getPort(),
				Map.of("TETRIX_PRIMARY_DOMAIN", BrowsedPage.PRIMARY, "VERIFICATION_SECRET", "a-secret-of-these-tests",
						"VERIFICATION_COUNTRIES", "DE", "VERIFICATION_SIGNING_KEY", GeneratedJwk.generate().json(),
						"tetrix.web.rate-limit.writes", "1000", "tetrix.verification.limits.client-hour", "1000",
						"tetrix.verification.limits.client-day", "1000", "tetrix.verification.resend.pauses", "4s"));
		await().atMost(Duration.ofSeconds(20))
			.until(() -> new RawHttp(port()).get("/verify/6a1f5b0e-4c1d-4a7e-9a52-0d8c3f1e2b4a").status() == 404);
	}

	@AfterAll
	void stop() throws IOException {
		this.chromium.close();
		this.stack.close();
		this.postgres.close();
	}

	@BeforeEach
	void carriersAreWell() {
		carriers(Fault.NORMAL);
		this.stack.context()
			.getBean(CircuitBreakerRegistry.class)
			.getAllCircuitBreakers()
			.forEach(CircuitBreaker::reset);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aNumberIsVerifiedWithAndWithoutScripts(boolean javaScript) {
		String number = number();
		visit(1024, ColorScheme.LIGHT, javaScript, (visit) -> {
			Page page = visit.page();
			phone(page).fill(number);
			button(page, "Send me a code").click();
			PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile(".*/verify/[0-9a-f-]{36}$"));
			PlaywrightAssertions.assertThat(page.locator("h1")).containsText("Now the code.");
			assertThat(page.content()).doesNotContain(number.substring(1));
			code(page).fill(codeSentTo(number));
			button(page, "Check the code").click();
			PlaywrightAssertions.assertThat(page.locator("h1")).containsText("Done. The number is yours.");
			PlaywrightAssertions.assertThat(page.locator(".facts")).containsText("Telnyx");
			assertThat(visit.complaints()).isEmpty();
			assertThat(visit.requests()).allMatch((url) -> url.startsWith("http://localhost:" + port()))
				.noneMatch((url) -> url.contains(number.substring(1)));
		});
	}

	@Test
	void theKeyboardAloneIsEnough() {
		String number = number();
		visit(1024, ColorScheme.LIGHT, true, (visit) -> {
			Page page = visit.page();
			page.locator("main").focus();
			page.keyboard().press("Tab");
			PlaywrightAssertions.assertThat(phone(page)).isFocused();
			page.keyboard().type(number);
			page.keyboard().press("Enter");
			// The form's first button: a message and no call.
			PlaywrightAssertions.assertThat(code(page)).isFocused();
			assertThat(this.stack.simulators().messages()).filteredOn((message) -> message.to().equals(number))
				.singleElement()
				.satisfies((message) -> assertThat(message.channel()).isEqualTo("sms"));
			page.keyboard().type(codeSentTo(number));
			page.keyboard().press("Enter");
			PlaywrightAssertions.assertThat(page.locator("h1")).containsText("Done.");
		});
	}

	@Test
	void aCallIsTheSecondButton() {
		String number = number();
		visit(1024, ColorScheme.LIGHT, true, (visit) -> {
			Page page = visit.page();
			phone(page).fill(number);
			button(page, "Call me with it").click();
			PlaywrightAssertions.assertThat(page.locator(".lead")).containsText("Pick up the call");
			code(page).fill(codeSentTo(number));
			button(page, "Check the code").click();
			PlaywrightAssertions.assertThat(page.locator("h1")).containsText("Done.");
		});
	}

	@Test
	void phonesAndScreenReadersKnowWhatTheFieldsAre() {
		visit(1024, ColorScheme.LIGHT, true, (visit) -> {
			Page page = visit.page();
			PlaywrightAssertions.assertThat(phone(page)).hasAccessibleName("Phone number");
			PlaywrightAssertions.assertThat(phone(page))
				.hasAccessibleDescription(Pattern.compile("With a plus and the country code.*"));
			PlaywrightAssertions.assertThat(phone(page)).hasAttribute("autocomplete", "tel");
			send(page, number());
			PlaywrightAssertions.assertThat(code(page)).hasAccessibleName("Code");
			PlaywrightAssertions.assertThat(code(page)).hasAccessibleDescription("6 digits, from the message.");
			PlaywrightAssertions.assertThat(code(page)).hasAttribute("autocomplete", "one-time-code");
			PlaywrightAssertions.assertThat(code(page)).hasAttribute("inputmode", "numeric");
			PlaywrightAssertions.assertThat(button(page, "Send another code"))
				.hasAccessibleDescription(Pattern.compile("in \\d+ seconds?"));
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatIsWrongIsSaidAtTheFieldWhichKeepsWhatWasTyped(boolean javaScript) {
		visit(1024, ColorScheme.LIGHT, javaScript, (visit) -> {
			Page page = visit.page();
			phone(page).fill("0151 123");
			button(page, "Send me a code").click();
			PlaywrightAssertions.assertThat(page).hasTitle(Pattern.compile("That is no phone number.*"));
			PlaywrightAssertions.assertThat(phone(page)).isFocused();
			PlaywrightAssertions.assertThat(phone(page)).hasValue("0151 123");
			PlaywrightAssertions.assertThat(phone(page)).hasAttribute("aria-invalid", "true");
			PlaywrightAssertions.assertThat(phone(page))
				.hasAccessibleDescription(Pattern.compile(".*That is no phone number that we can read\\..*"));

			String number = number();
			send(page, number);
			String wrong = (codeSentTo(number).startsWith("1") ? "2" : "1") + "00000";
			code(page).fill(wrong);
			button(page, "Check the code").click();
			PlaywrightAssertions.assertThat(code(page)).isFocused();
			PlaywrightAssertions.assertThat(code(page)).hasValue(wrong);
			PlaywrightAssertions.assertThat(code(page))
				.hasAccessibleDescription(Pattern.compile(".*You can try 4 more times\\."));
		});
	}

	@Test
	void theWholeMessageMayBePasted() {
		String number = number();
		visit(1024, ColorScheme.LIGHT, true, (visit) -> {
			Page page = visit.page();
			send(page, number);
			String code = codeSentTo(number);
			paste(page, "Your code: " + code.substring(0, 3) + " " + code.substring(3) + ". It expires in 5 minutes.");
			PlaywrightAssertions.assertThat(code(page)).hasValue(code);
			PlaywrightAssertions.assertThat(button(page, "Check the code")).isFocused();
			paste(page, "1234567");
			PlaywrightAssertions.assertThat(code(page)).hasValue(code);
		});
	}

	@Test
	void anotherCodeCanBeSentWhenTheCountdownIsOverAndThatIsSaid() {
		String number = number();
		visit(1024, ColorScheme.LIGHT, true, (visit) -> {
			Page page = visit.page();
			send(page, number);
			String first = codeSentTo(number);
			Locator again = button(page, "Send another code");
			PlaywrightAssertions.assertThat(again).hasAttribute("aria-disabled", "true");
			again.dispatchEvent("click");
			PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS)).hasText("Another code can be sent now.");
			PlaywrightAssertions.assertThat(again).not().hasAttribute("aria-disabled", "true");
			assertThat(codeSentTo(number)).isEqualTo(first);
			again.click();
			PlaywrightAssertions.assertThat(again).hasAttribute("aria-disabled", "true");
			assertThat(this.stack.simulators().messages()).filteredOn((message) -> message.to().equals(number))
				.hasSize(2);
			code(page).fill(codeSentTo(number));
			button(page, "Check the code").click();
			PlaywrightAssertions.assertThat(page.locator("h1")).containsText("Done.");
			assertThat(visit.complaints()).isEmpty();
		});
	}

	@Test
	void withoutScriptsThePageSaysHowLongToWait() {
		visit(1024, ColorScheme.LIGHT, false, (visit) -> {
			Page page = visit.page();
			send(page, number());
			PlaywrightAssertions.assertThat(page.locator("#resend-when")).hasText(Pattern.compile("in \\d+ seconds?"));
			button(page, "Send another code").click();
			PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).containsText("Not yet");
			PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
		});
	}

	@Test
	void whereNobodyTakesTheCodeTheNumberStays() {
		carriers(Fault.SERVER_ERROR);
		String number = number();
		visit(1024, ColorScheme.LIGHT, true, (visit) -> {
			Page page = visit.page();
			phone(page).fill(number);
			button(page, "Send me a code").click();
			PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).containsText("The code could not be sent");
			PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
			PlaywrightAssertions.assertThat(phone(page)).hasValue(number);
			carriers(Fault.NORMAL);
			button(page, "Send me a code").click();
			PlaywrightAssertions.assertThat(code(page)).isVisible();
		});
	}

	static Stream<Look> looks() {
		return IntStream.of(320, 1440)
			.boxed()
			.flatMap(
					(width) -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).map((scheme) -> new Look(width, scheme)));
	}

	@ParameterizedTest
	@MethodSource("looks")
	void everyPageIsAccessibleAndNarrowEnough(Look look) {
		String number = number();
		visit(look.width(), look.scheme(), true, (visit) -> {
			Page page = visit.page();
			isGood("start", page);
			phone(page).fill("0151");
			button(page, "Send me a code").click();
			isGood("wrong number", page);
			send(page, number);
			isGood("code", page);
			code(page).fill("12");
			button(page, "Check the code").click();
			isGood("wrong code", page);
			code(page).fill(codeSentTo(number));
			button(page, "Check the code").click();
			PlaywrightAssertions.assertThat(page.locator("h1")).containsText("Done.");
			isGood("done", page);
			page.navigate("http://localhost:" + port() + "/verify/6a1f5b0e-4c1d-4a7e-9a52-0d8c3f1e2b4a");
			isGood("unknown", page);
		});
	}

	private static void isGood(String what, Page page) {
		assertThat(page.evaluate(OVERFLOW)).as(what).isEqualTo(0);
		assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations()).as(what)
			.extracting((rule) -> rule.getId() + " " + rule.getNodes())
			.isEmpty();
	}

	private void send(Page page, String number) {
		phone(page).fill(number);
		button(page, "Send me a code").click();
		PlaywrightAssertions.assertThat(code(page)).isVisible();
	}

	private static void paste(Page page, String text) {
		page.evaluate("""
				(text) => {
					const data = new DataTransfer();
					data.setData('text/plain', text);
					document.querySelector('#code').dispatchEvent(
						new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
				}""", text);
	}

	private static Locator phone(Page page) {
		return page.locator("#phone");
	}

	private static Locator code(Page page) {
		return page.locator("#code");
	}

	private static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

	private void carriers(Fault fault) {
		this.stack.simulators().fault("telnyx-send", fault);
		this.stack.simulators().fault("sinch-send", fault);
	}

	private String codeSentTo(String number) {
		return this.stack.simulators()
			.messages()
			.stream()
			.filter((message) -> message.to().equals(number))
			.reduce((first, second) -> second)
			.orElseThrow()
			.code();
	}

	// No two alike, nor of one range.
	private static String number() {
		return "+49151" + NEXT.incrementAndGet() + "1234";
	}

	private void visit(int width, ColorScheme scheme, boolean javaScript, Consumer<Visit> look) {
		Visit.to(this.chromium.browser(), "http://localhost:" + port() + "/verify", width, scheme, javaScript, look);
	}

	private int port() {
		return Integer.parseInt(this.stack.context().getEnvironment().getProperty("local.server.port", "0"));
	}

	record Look(int width, ColorScheme scheme) {

	}

}
