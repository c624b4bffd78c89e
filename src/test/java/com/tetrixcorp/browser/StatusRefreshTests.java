package com.tetrixcorp.browser;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;

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

			page.unroute("**/status");
			page.clock().fastForward(INTERVAL);
			PlaywrightAssertions.assertThat(page.locator("#announcer")).hasText("Everything we check works.");
		});
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
		}
	}

}
