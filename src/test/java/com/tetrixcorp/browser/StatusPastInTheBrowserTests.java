package com.tetrixcorp.browser;

import java.util.List;
import java.util.function.Consumer;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.tetrixcorp.status.SampleHistory;
import com.tetrixcorp.status.SampleIncidents;

import static org.assertj.core.api.Assertions.assertThat;

class StatusPastInTheBrowserTests extends AbstractBrowserTests {

	private static final BrowsedPage STATUS = new BrowsedPage(BrowsedPage.PRIMARY, "/status");

	private static final String OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth";

	/** Of the 90 days of the sample two were not observed. */
	private static final int GAP = 2;

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 90 })
	void aPastOfAnyLengthHas90BarsAndIsAccessibleOnAnyScreen(int days) {
		this.past.show(SampleHistory.of(days));
		everywhere((visit) -> {
			Locator telnyx = visit.page().locator("#check-telnyx");
			PlaywrightAssertions.assertThat(telnyx.locator("g[role=img]")).hasCount(90);
			PlaywrightAssertions.assertThat(telnyx.locator("g[role=img]:has(rect.u)"))
				.hasCount((days == 90) ? GAP : 90 - days);
			PlaywrightAssertions.assertThat(telnyx.locator(".latency .median")).hasCount((days > 0) ? 1 : 0);
		});
	}

	@Test
	void beforeTheFirstDayNothingIsClaimed() {
		this.past.show(SampleHistory.of(0));
		visit(STATUS, 320, ColorScheme.DARK, (visit) -> {
			Locator telnyx = visit.page().locator("#check-telnyx");
			PlaywrightAssertions.assertThat(telnyx).containsText("not observed");
			PlaywrightAssertions.assertThat(telnyx).containsText("nothing was measured in the last 24 hours");
			PlaywrightAssertions.assertThat(telnyx).not().containsText("100");
		});
	}

	@Test
	void aPastThatWasNeverReadIsAccessibleToo() {
		this.past.show(SampleHistory.neverRead());
		this.past.show(SampleIncidents.neverRead());
		everywhere((visit) -> PlaywrightAssertions.assertThat(visit.page().locator("g[role=img]")).hasCount(0));
	}

	@Test
	void theTableBehindTheBarsOpensByKeyboardAndHasEachDay() {
		visit(STATUS, 1024, ColorScheme.LIGHT, (visit) -> {
			Page page = visit.page();
			Locator rows = page.locator("#check-telnyx-days tbody tr");
			PlaywrightAssertions.assertThat(rows.first()).isHidden();
			page.locator("#check-telnyx-days summary").focus();
			page.keyboard().press("Enter");
			// The two days that nobody observed are one row.
			PlaywrightAssertions.assertThat(rows).hasCount(90 - GAP + 1);
			// Newest first, as the bars are oldest first.
			PlaywrightAssertions.assertThat(rows.nth(24 - 1)).isVisible();
			PlaywrightAssertions.assertThat(rows.nth(24 - 1).locator("th")).hasText("1 Nov 2026");
		});
	}

	@Test
	void atNightThePaperIsDarkAndTheInkLight() {
		visit(STATUS, 390, ColorScheme.LIGHT,
				(visit) -> colours(visit.page(), "rgb(251, 250, 248)", "rgb(23, 21, 19)"));
		visit(STATUS, 390, ColorScheme.DARK, (visit) -> colours(visit.page(), "rgb(17, 16, 15)", "rgb(242, 238, 233)"));
	}

	private static void colours(Page page, String paper, String ink) {
		PlaywrightAssertions.assertThat(page.locator("html")).hasCSS("background-color", paper);
		PlaywrightAssertions.assertThat(page.locator("#verdict")).hasCSS("color", ink);
	}

	private void everywhere(Consumer<Visit> look) {
		for (int width : new int[] { 320, 1280 }) {
			for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
				visit(STATUS, width, scheme, (visit) -> {
					look.accept(visit);
					assertThat(visit.complaints()).isEmpty();
					assertThat(visit.page().evaluate(OVERFLOW)).as(width + " px").isEqualTo(0);
					// One of each kind: all of them would be the same rules over
					// thousands of
					// cells.
					assertThat(new AxeBuilder(visit.page())
						.include(List.of("#check-telnyx", "#capability-messaging", "#incidents", "#instance"))
						.analyze()
						.getViolations()).extracting((rule) -> rule.getId() + " " + rule.getNodes()).isEmpty();
				});
			}
		}
	}

}
