package com.tetrixcorp.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import org.junit.jupiter.api.Test;

import com.tetrixcorp.status.SampleIncidents;

import static org.assertj.core.api.Assertions.assertThat;

class StatusBarsTests extends AbstractBrowserTests {

	private static final BrowsedPage STATUS = new BrowsedPage(BrowsedPage.PRIMARY, "/status");

	private static final String OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth";

	private static final String PAINT = "(it) => { const style = getComputedStyle(it); "
			+ "return [style.fill, style.stroke, getComputedStyle(it).height, it.getAttribute('y')].join(); }";

	@Test
	void theKeyboardWalksAStripDayByDayAndWeekByWeek() {
		visit(STATUS, 1024, ColorScheme.LIGHT, (visit) -> {
			Locator bars = visit.page().locator("#check-telnyx g[role=img]");
			bars.last().focus();
			press(visit.page(), bars, "ArrowRight", 89);
			press(visit.page(), bars, "ArrowLeft", 88);
			press(visit.page(), bars, "PageUp", 81);
			press(visit.page(), bars, "ArrowRight", 82);
			press(visit.page(), bars, "PageDown", 89);
			press(visit.page(), bars, "Home", 0);
			press(visit.page(), bars, "PageUp", 0);
			press(visit.page(), bars, "End", 89);
			press(visit.page(), bars, "Control+Home", 89);
		});
	}

	@Test
	void aStripIsOneStopForTheTabKeyAndRemembersTheDay() {
		visit(STATUS, 1024, ColorScheme.LIGHT, (visit) -> {
			Page page = visit.page();
			Locator bars = page.locator("#check-telnyx g[role=img]");
			bars.last().focus();
			page.keyboard().press("PageUp");
			page.keyboard().press("Tab");
			assertThat(page.evaluate("() => document.activeElement.textContent")).asString()
				.contains("Telnyx hour by hour");
			page.keyboard().press("Shift+Tab");
			PlaywrightAssertions.assertThat(bars.nth(82)).isFocused();
		});
	}

	@Test
	void aDayThatIsLookedAtIsToldBelowTheStrip() {
		visit(STATUS, 1024, ColorScheme.LIGHT, (visit) -> {
			Page page = visit.page();
			Locator caption = page.locator("#check-telnyx .days figcaption");
			Locator bar = page.locator("#check-telnyx g[role=img]").nth(65);
			String day = "31 Oct 2026: 100\u00a0% up, 100\u00a0% observed";
			PlaywrightAssertions.assertThat(caption).hasText("27 Aug 202624 Nov 2026");
			bar.focus();
			PlaywrightAssertions.assertThat(caption).hasText(day);
			page.locator("#check-telnyx summary").first().focus();
			PlaywrightAssertions.assertThat(caption).hasText("27 Aug 202624 Nov 2026");
			BoundingBox box = bar.boundingBox();
			// Beside the bar itself, in the room above that only failures reach.
			page.mouse().move(box.x + box.width / 2, box.y - 4);
			PlaywrightAssertions.assertThat(caption).hasText(day);
			page.mouse().move(2, 2);
			PlaywrightAssertions.assertThat(caption).hasText("27 Aug 202624 Nov 2026");
		});
	}

	@Test
	void aScreenReaderIsToldEachDayAndTheChart() {
		visit(STATUS, 1024, ColorScheme.LIGHT, (visit) -> {
			Locator telnyx = visit.page().locator("#check-telnyx");
			PlaywrightAssertions.assertThat(telnyx.locator(".days svg")).hasRole(AriaRole.GROUP);
			PlaywrightAssertions.assertThat(telnyx.locator(".days svg")).hasAccessibleName("Telnyx, day by day");
			PlaywrightAssertions.assertThat(telnyx.locator("g[role=img]").nth(28))
				.hasAccessibleName("24 Sep 2026: not observed");
			PlaywrightAssertions.assertThat(telnyx.locator(".latency svg[role=img]"))
				.hasAccessibleName(Pattern.compile("Response times of Telnyx, .* Median between .*"));
		});
	}

	@Test
	void theTableAndTheChartNeedNoScript() {
		Visit.to(browser(), STATUS.address(this.port), 360, ColorScheme.DARK, false, (visit) -> {
			Locator days = visit.page().locator("#check-telnyx-days");
			PlaywrightAssertions.assertThat(days.locator("table")).isHidden();
			days.locator("summary").click();
			PlaywrightAssertions.assertThat(days.locator("table")).isVisible();
			PlaywrightAssertions.assertThat(days.locator("tbody tr").first()).containsText("24 Nov 2026");
			PlaywrightAssertions.assertThat(visit.page().locator("#check-telnyx .latency .median")).isVisible();
			PlaywrightAssertions.assertThat(visit.page().locator("#check-telnyx .days rect.f")).isVisible();
		});
	}

	@Test
	void withEverythingOpenItIsAccessibleAndFitsTheSmallestScreen() {
		this.past.show(SampleIncidents.open());
		for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
			visit(STATUS, 320, scheme, (visit) -> {
				visit.page()
					.evaluate("() => document.querySelectorAll('details').forEach((it) => { it.open = true; })");
				assertThat(visit.page().evaluate(OVERFLOW)).isEqualTo(0);
				// One of each kind: all of them would be the same rules over thousands of
				// cells.
				assertThat(new AxeBuilder(visit.page())
					.include(List.of("#check-telnyx", "#capability-messaging", "#incident-19", "#instance"))
					.analyze()
					.getViolations()).extracting((rule) -> rule.getId() + " " + rule.getNodes()).isEmpty();
			});
		}
	}

	@Test
	void eachStateIsDrawnDifferentlyWithoutItsColour() {
		try (BrowserContext context = browser()
			.newContext(new Browser.NewContextOptions().setForcedColors(ForcedColors.ACTIVE))) {
			Page page = context.newPage();
			page.navigate(STATUS.address(this.port));
			Locator strip = page.locator("#check-telnyx .days");
			List<Object> paints = List.of("p", "d", "f", "u", "m")
				.stream()
				.map((kind) -> strip.locator("rect." + kind).first().evaluate(PAINT))
				.toList();
			assertThat(paints).doesNotHaveDuplicates();
			assertThat(strip.locator("rect.p").first().evaluate(PAINT))
				.isNotEqualTo(strip.locator("rect.t").first().evaluate(PAINT));
		}
	}

	private static void press(Page page, Locator bars, String key, int expected) {
		page.keyboard().press(key);
		PlaywrightAssertions.assertThat(bars.nth(expected)).isFocused();
	}

}
