package com.tetrixcorp.browser;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;

import com.tetrixcorp.status.SampleHistory;
import com.tetrixcorp.status.SampleIncidents;
import com.tetrixcorp.status.SampleReports;

import static org.assertj.core.api.Assertions.assertThat;

class StatusRefreshTests extends AbstractBrowserTests {

	private static final long INTERVAL = 15_000;

	@Test
	void theReadingIsRenewedAndAChangedVerdictIsAnnounced() {
		look((page, requests) -> {
			this.reports.show(SampleReports.telnyxFails());
			page.clock().fastForward(INTERVAL);

			PlaywrightAssertions.assertThat(page.locator("#verdict")).hasText("We serve, with trouble: Telnyx fails.");
			PlaywrightAssertions.assertThat(page.locator("#announcer"))
				.hasText("We serve, with trouble: Telnyx fails.");
		});
	}

	@Test
	void anUnchangedVerdictIsNotAnnounced() {
		look((page, requests) -> {
			page.waitForResponse("**/status", () -> page.clock().fastForward(INTERVAL));
			page.waitForResponse("**/status", () -> page.clock().fastForward(INTERVAL));

			PlaywrightAssertions.assertThat(page.locator("#announcer")).isEmpty();
			assertThat(requests).hasValue(3);
		});
	}

	@Test
	void aPageThatNobodySeesAsksNothingAndCatchesUpWhenSeen() {
		look((page, requests) -> {
			page.evaluate("() => { Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
					+ " document.dispatchEvent(new Event('visibilitychange')); }");
			page.clock().fastForward(10 * INTERVAL);
			page.waitForTimeout(0);
			assertThat(requests).hasValue(1);

			this.reports.show(SampleReports.messagingLost());
			page.evaluate("() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }");
			PlaywrightAssertions.assertThat(page.locator("#verdict")).hasText("Messaging is down.");
		});
	}

	@Test
	void whenTheServiceIsAwayTheLastReadingStaysAndSaysSoAndComesBack() {
		look((page, requests) -> {
			page.route("**/status", Route::abort);
			page.clock().fastForward(INTERVAL);
			PlaywrightAssertions.assertThat(page.locator("#announcer")).containsText("cannot be renewed");
			PlaywrightAssertions.assertThat(page.locator("#verdict")).hasText("Everything we check works.");

			PlaywrightAssertions.assertThat(page.locator("#announcer")).containsText("24 Nov 2026, 02:03:24 UTC");

			page.unroute("**/status");
			page.clock().fastForward(2 * INTERVAL);
			PlaywrightAssertions.assertThat(page.locator("#announcer")).hasText("Everything we check works.");
		});
	}

	@Test
	void aServiceThatIsAwayIsAskedEverMoreRarely() {
		look((page, requests) -> {
			page.route("**/status", Route::abort);
			failing(page, INTERVAL);
			assertThat(requests).hasValue(2);
			page.clock().runFor(2 * INTERVAL - 1000);
			assertThat(requests).hasValue(2);
			failing(page, 1000);
			assertThat(requests).hasValue(3);
			page.clock().runFor(4 * INTERVAL - 1000);
			assertThat(requests).hasValue(3);
		});
	}

	@Test
	void aRenewalKeepsTheFocusAndWhatIsOpenAndTheDayThatIsLookedAt() {
		look((page, requests) -> {
			Locator incident = page.locator("#incident-17 details");
			incident.locator("summary").click();
			page.locator("#check-telnyx-days summary").click();
			page.locator("#check-telnyx g[role=img]").last().focus();
			page.keyboard().press("ArrowLeft");
			this.past.show(SampleIncidents.open());
			this.reports.show(SampleReports.telnyxFails());
			page.clock().fastForward(INTERVAL);

			PlaywrightAssertions.assertThat(page.locator("#incident-19")).containsText("Telnyx fails");
			PlaywrightAssertions.assertThat(page.locator("#verdict")).hasText("We serve, with trouble: Telnyx fails.");
			PlaywrightAssertions.assertThat(incident).hasAttribute("open", "");
			PlaywrightAssertions.assertThat(page.locator("#incident-19 details")).not().hasAttribute("open", "");
			PlaywrightAssertions.assertThat(page.locator("#check-telnyx-days")).hasAttribute("open", "");
			PlaywrightAssertions.assertThat(page.locator("#check-telnyx g[role=img]").nth(88)).isFocused();
			PlaywrightAssertions.assertThat(page.locator("#check-telnyx .days figcaption"))
				.containsText("23 Nov 2026: ");
			PlaywrightAssertions.assertThat(page.locator("#check-telnyx g[tabindex='0']")).hasCount(1);
		});
	}

	@Test
	void whatAppearsAndGoesIsShownAndGone() {
		look((page, requests) -> {
			this.past.show(SampleIncidents.none());
			this.past.show(SampleHistory.unavailable());
			page.clock().fastForward(INTERVAL);
			PlaywrightAssertions.assertThat(page.locator("#history")).containsText("History cannot be read since");
			PlaywrightAssertions.assertThat(page.locator("#incident-17")).hasCount(0);

			this.past.reset();
			page.clock().fastForward(INTERVAL);
			PlaywrightAssertions.assertThat(page.locator("#history")).hasCount(0);
			PlaywrightAssertions.assertThat(page.locator("#incident-17")).hasCount(1);
		});
	}

	// Until the failure is told, since only then the next try is planned.
	private static void failing(Page page, long millis) {
		page.locator("#announcer").evaluate("(it) => { it.textContent = ''; }");
		page.clock().runFor(millis);
		PlaywrightAssertions.assertThat(page.locator("#announcer")).containsText("cannot be renewed");
	}

	private void look(BiConsumer<Page, AtomicInteger> look) {
		try (BrowserContext context = browser().newContext()) {
			Page page = context.newPage();
			AtomicInteger requests = new AtomicInteger();
			page.onRequest((request) -> {
				if (request.url().endsWith("/status")) {
					requests.incrementAndGet();
				}
			});
			page.clock().install();
			page.navigate(new BrowsedPage(BrowsedPage.PRIMARY, "/status").address(this.port));
			PlaywrightAssertions.assertThat(page.locator("#refresh")).containsText("renews itself every 15 seconds");
			look.accept(page, requests);
			// A renewal that comes while the page closes would find a route, and no page.
			page.unrouteAll();
		}
	}

}
