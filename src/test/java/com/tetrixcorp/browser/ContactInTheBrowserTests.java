package com.tetrixcorp.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.service.Stack;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Writing to the real service in a browser, with its real headers and a real database.
 */
@Tag("browser")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactInTheBrowserTests {

	private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
			"best-practice");

	private static final String OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth";

	private final Chromium chromium = new Chromium();

	private EmbeddedPostgres postgres;

	private TcpProxy database;

	private Stack stack;

	private JdbcClient jdbc;

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.database = TcpProxy.to(this.postgres.getPort());
		this.stack = Stack.on(this.postgres.getPort(),
				Map.of("TETRIX_PRIMARY_DOMAIN", BrowsedPage.PRIMARY, "DATABASE_URL",
						"postgresql://postgres@localhost:" + this.database.port() + "/postgres", "tetrix.contact.haste",
						"200ms", "tetrix.contact.per-client", "1000", "tetrix.web.rate-limit.writes", "1000",
						"tetrix.database.connection-timeout", "500ms"));
		this.jdbc = JdbcClient.create(this.postgres.getPostgresDatabase());
		await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> rows("nobody") == 0);
	}

	@AfterAll
	void stop() throws IOException {
		this.chromium.close();
		this.stack.close();
		this.database.close();
		this.postgres.close();
	}

	static Stream<Look> looks() {
		return IntStream.of(320, 1440)
			.boxed()
			.flatMap(
					(width) -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).map((scheme) -> new Look(width, scheme)));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aMessageIsWrittenAndArrives(boolean javaScript) {
		String email = "written-" + javaScript + "@example.com";
		visit(1024, ColorScheme.LIGHT, javaScript, (visit) -> {
			fill(visit.page(), "山田 Ann", email, "Hello\nthere");
			send(visit.page());

			PlaywrightAssertions.assertThat(visit.page()).hasURL(Pattern.compile(".*/contact/sent$"));
			PlaywrightAssertions.assertThat(visit.page().locator("h1")).containsText("Your message is stored.");
			assertThat(visit.complaints()).isEmpty();
			assertThat(visit.requests()).allMatch((url) -> url.startsWith("http://localhost:" + port()));
		});
		assertThat(rows(email)).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatIsWrongIsSaidWhereItIsAndWhatIsTypedStays(boolean javaScript) {
		String email = "mended-" + javaScript + "@example.com";
		visit(1024, ColorScheme.LIGHT, javaScript, (visit) -> {
			Page page = visit.page();
			fill(page, "Ann", "nobody@", "");
			send(page);

			PlaywrightAssertions.assertThat(page).hasTitle("Not sent yet | Contact TETRIX");
			Locator notice = page.getByRole(AriaRole.ALERT);
			PlaywrightAssertions.assertThat(notice).containsText("What you typed is still here.");
			PlaywrightAssertions.assertThat(notice).isFocused();
			PlaywrightAssertions.assertThat(page.locator("nav [aria-current=page]")).hasText("Contact");
			PlaywrightAssertions.assertThat(name(page)).hasValue("Ann");
			PlaywrightAssertions.assertThat(email(page)).hasValue("nobody@");
			PlaywrightAssertions.assertThat(email(page))
				.hasAccessibleDescription(Pattern.compile("No answer could reach .*"));
			PlaywrightAssertions.assertThat(email(page)).hasAttribute("aria-invalid", "true");
			PlaywrightAssertions.assertThat(message(page))
				.hasAccessibleDescription(Pattern.compile("Plain text.* Write something.*"));
			PlaywrightAssertions.assertThat(name(page)).not().hasAttribute("aria-invalid", "true");

			notice.getByRole(AriaRole.LINK).first().click();
			PlaywrightAssertions.assertThat(email(page)).isFocused();
			fill(page, "Ann", email, "Hello");
			send(page);
			PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile(".*/contact/sent$"));
		});
		assertThat(rows(email)).isEqualTo(1);
	}

	@Test
	void everyFieldHasANameForScreenReadersAndTheTrapIsNotThere() {
		visit(1024, ColorScheme.LIGHT, true, (visit) -> {
			Page page = visit.page();
			PlaywrightAssertions.assertThat(name(page)).hasAccessibleName("Your name");
			PlaywrightAssertions.assertThat(name(page)).hasAttribute("autocomplete", "name");
			PlaywrightAssertions.assertThat(email(page)).hasAccessibleName("Your e-mail address");
			PlaywrightAssertions.assertThat(email(page)).hasAttribute("autocomplete", "email");
			PlaywrightAssertions.assertThat(message(page)).hasAccessibleName("Your message");
			PlaywrightAssertions.assertThat(message(page))
				.hasAccessibleDescription("Plain text, up to 5,000 characters.");
			PlaywrightAssertions.assertThat(page.getByRole(AriaRole.TEXTBOX)).hasCount(3);
			PlaywrightAssertions.assertThat(page.locator("#website")).isHidden();
		});
	}

	@Test
	void theKeyboardAloneIsEnough() {
		visit(1024, ColorScheme.LIGHT, true, (visit) -> {
			Page page = visit.page();
			page.locator("main").focus();
			// Over the e-mail address in the lead.
			press(page, "Tab", "Tab");
			PlaywrightAssertions.assertThat(name(page)).isFocused();
			page.keyboard().type("Ann");
			press(page, "Tab");
			page.keyboard().type("keyboard@example.com");
			press(page, "Tab");
			page.keyboard().type("Hello");
			page.waitForTimeout(300);
			press(page, "Tab");
			PlaywrightAssertions.assertThat(button(page)).isFocused();
			press(page, "Enter");

			PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile(".*/contact/sent$"));
		});
		assertThat(rows("keyboard@example.com")).isEqualTo(1);
	}

	@Test
	void theScriptTellsWhenWritingBeganAndWhoIsTooQuickIsAskedOnceMore() {
		visit(1024, ColorScheme.LIGHT, true, (visit) -> {
			Page page = visit.page();
			Locator opened = page.locator("[name=opened]");
			PlaywrightAssertions.assertThat(opened).hasValue("");
			page.waitForResponse("**/api/contact/opening", () -> name(page).focus());
			PlaywrightAssertions.assertThat(opened).hasValue(Pattern.compile("\\d+\\..+"));
			page.evaluate("""
					() => {
						document.querySelector('#name').value = 'Ann';
						document.querySelector('#email').value = 'quick@example.com';
						document.querySelector('#message').value = 'Hello';
					}""");
			// As soon as a seal can be, so that no slow machine makes it old.
			page.evaluate("""
					async () => {
						document.querySelector('[name=opened]').value =
							(await (await fetch('/api/contact/opening')).json()).seal;
						document.querySelector('form.letter').requestSubmit();
					}""");
			PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).containsText("look it over once more");
			PlaywrightAssertions.assertThat(message(page)).hasValue("Hello");
			page.waitForTimeout(300);
			button(page).click();
			PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile(".*/contact/sent$"));
		});
		assertThat(rows("quick@example.com")).isEqualTo(1);
	}

	@Test
	void aDoubleClickIsOneMessage() {
		visit(1024, ColorScheme.LIGHT, false, (visit) -> {
			fill(visit.page(), "Ann", "double@example.com", "Hello");
			button(visit.page()).dblclick();
			PlaywrightAssertions.assertThat(visit.page()).hasURL(Pattern.compile(".*/contact/sent$"));
		});
		assertThat(rows("double@example.com")).isEqualTo(1);
	}

	@Test
	void whenTheDatabaseDoesNotAnswerTheTextStaysInThePage() {
		visit(1024, ColorScheme.LIGHT, false, (visit) -> {
			Page page = visit.page();
			fill(page, "Ann", "down@example.com", "Do not lose me");
			try {
				this.database.mode(TcpProxy.Mode.RESET);
				send(page);
				PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot promise");
				PlaywrightAssertions.assertThat(message(page)).hasValue("Do not lose me");
				shot(page, "unavailable");
			}
			finally {
				this.database.mode(TcpProxy.Mode.PASS);
			}
			await().atMost(Duration.ofSeconds(15)).pollInSameThread().until(() -> {
				send(page);
				return page.url().endsWith("/contact/sent");
			});
		});
		assertThat(rows("down@example.com")).isEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource("looks")
	void eachStateOfTheFormIsAccessibleAndFits(Look look) {
		visit(look.width(), look.scheme(), true, (visit) -> {
			Page page = visit.page();
			isWell(page, "empty", look);
			fill(page, "", "nobody@an-address-that-is-rather-long-and-does-not-break.example.c0m.", "x".repeat(300));
			send(page);
			PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
			isWell(page, "wrong", look);
			fill(page, "Ann", "look@example.com", "The same each time");
			send(page);
			PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile(".*/contact/sent$"));
			isWell(page, "sent", look);
		});
	}

	private static void isWell(Page page, String state, Look look) {
		shot(page, state + "-" + look.width() + "-" + look.scheme());
		assertThat(page.evaluate(OVERFLOW)).as(state).isEqualTo(0);
		assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations())
			.extracting((rule) -> state + ": " + rule.getId() + " " + rule.getNodes())
			.isEmpty();
	}

	// To be looked at by whoever changes the form.
	private static void shot(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", "contact-" + name + ".png"))
			.setFullPage(true));
	}

	private void visit(int width, ColorScheme scheme, boolean javaScript, Consumer<Visit> look) {
		Visit.to(this.chromium.browser(), "http://localhost:" + port() + "/contact", width, scheme, javaScript, look);
	}

	private static void fill(Page page, String name, String email, String message) {
		name(page).fill(name);
		email(page).fill(email);
		message(page).fill(message);
	}

	// Slower than a program.
	private static void send(Page page) {
		page.waitForTimeout(300);
		button(page).click();
		page.waitForLoadState();
	}

	private static void press(Page page, String... keys) {
		for (String key : keys) {
			page.keyboard().press(key);
		}
	}

	private static Locator name(Page page) {
		return page.getByLabel("Your name");
	}

	private static Locator email(Page page) {
		return page.getByLabel("Your e-mail address");
	}

	private static Locator message(Page page) {
		return page.getByLabel("Your message").and(page.locator("textarea"));
	}

	private static Locator button(Page page) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"));
	}

	private int port() {
		return Integer.parseInt(this.stack.context().getEnvironment().getProperty("local.server.port", "0"));
	}

	private int rows(String email) {
		return this.jdbc.sql("select count(*) from contact_message where email = :email")
			.param("email", email)
			.query(Integer.class)
			.single();
	}

	private record Look(int width, ColorScheme scheme) {

	}

}
