package com.tetrixcorp.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import com.tetrixcorp.service.Stack;
import com.tetrixcorp.simulator.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The whole service, with its real headers, real probes and simulated providers.
 */
@Tag("browser")
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealServiceInTheBrowserTests {

	private static final String AMBER = "rgb(154, 91, 0)";

	private static final String GREEN = "rgb(27, 122, 71)";

	private final Chromium chromium = new Chromium();

	private EmbeddedPostgres postgres;

	private Stack stack;

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.stack = Stack.on(this.postgres.getPort(), Map.of("TETRIX_PRIMARY_DOMAIN", BrowsedPage.PRIMARY));
		await().atMost(Duration.ofSeconds(20)).until(() -> this.stack.verdict().equals("healthy"));
	}

	@AfterAll
	void stop() throws IOException {
		this.chromium.close();
		this.stack.close();
		this.postgres.close();
	}

	@Test
	void noPageBreaksItsOwnContentSecurityPolicyOrAsksAnotherSite() {
		for (BrowsedPage page : BrowsedPage.ALL) {
			if (page.isMadeUp()) {
				continue;
			}
			Visit.to(this.chromium.browser(), page.address(port()), 1024, ColorScheme.LIGHT, true, (visit) -> {
				visit.page().waitForLoadState();
				assertThat(visit.complaints()).as(page.toString()).isEmpty();
				assertThat(visit.requests()).as(page.toString()).allMatch((it) -> it.startsWith(page.origin(port())));
			});
		}
	}

	@Test
	void theStatusPageTurnsAmberByItselfWhenASimulatorIsSwitchedAndGreenAgain() {
		BrowsedPage status = new BrowsedPage(BrowsedPage.PRIMARY, "/status");
		Visit.to(this.chromium.browser(), status.address(port()), 1024, ColorScheme.LIGHT, true, (visit) -> {
			Locator sign = visit.page().locator(".verdict .state");
			PlaywrightAssertions.assertThat(sign).hasText("healthy");
			PlaywrightAssertions.assertThat(sign).hasCSS("color", GREEN);
			this.stack.simulators().fault("telnyx", Fault.SERVER_ERROR);
			awaitText(sign, "degraded");
			PlaywrightAssertions.assertThat(sign).hasCSS("color", AMBER);
			PlaywrightAssertions.assertThat(visit.page().locator("ul.why")).containsText("server-error");
			assertThat(violations(visit.page())).isEmpty();
			this.stack.simulators().fault("telnyx", Fault.NORMAL);
			awaitText(sign, "healthy");
			PlaywrightAssertions.assertThat(sign).hasCSS("color", GREEN);
			assertThat(visit.complaints()).isEmpty();
		});
	}

	// The page renews itself every 15 seconds, and the check needs two probes.
	private static void awaitText(Locator sign, String text) {
		PlaywrightAssertions.assertThat(sign).hasText(text, new LocatorAssertions.HasTextOptions().setTimeout(40_000));
	}

	private static List<?> violations(Page page) {
		return new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
			.analyze()
			.getViolations();
	}

	private int port() {
		return Integer.parseInt(this.stack.context().getEnvironment().getProperty("local.server.port", "0"));
	}

}
