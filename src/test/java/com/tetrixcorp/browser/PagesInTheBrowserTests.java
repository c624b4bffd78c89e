package com.tetrixcorp.browser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.status.SampleReports;

import static org.assertj.core.api.Assertions.assertThat;

class PagesInTheBrowserTests extends AbstractBrowserTests {

	private static final int FIRST_VIEW_LIMIT = 60 * 1024;

	private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
			"best-practice");

	/** Where the dark scheme changes anything, it changes a colour. */
	private static final List<String> ABOUT_COLOURS = List.of("color-contrast", "link-in-text-block");

	private static final String OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth";

	private static final String OPEN_ALL = "() => document.querySelectorAll('details').forEach((it) => it.open = true)";

	private static final int SMALLEST = 320;

	/** Close around those where the layout changes, and between. */
	private static final int[] WIDTHS = { SMALLEST, 360, 414, 480, 481, 560, 639, 640, 700, 767, 768, 860, 959, 960,
			1100, 1280, 1920, 3840 };

	private static final String REACHABLE = "() => "
			+ "[...document.querySelectorAll('a[href], button, input, textarea, summary, [tabindex=\"0\"]')]"
			+ ".filter((e) => !e.matches(':disabled') && e.checkVisibility()).map((e) => e.outerHTML)";

	/** A bar that is looked at is marked as such. */
	private static final String FOCUSED = """
			() => {
				const e = document.activeElement;
				const style = getComputedStyle(e);
				const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
				return [e.outerHTML.replace(' class="picked"', ''), String(outlined)];
			}""";

	private static final String IN_VIEW = """
			() => {
				const box = document.activeElement.getBoundingClientRect();
				return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
			}""";

	static List<BrowsedPage> pages() {
		return BrowsedPage.ALL;
	}

	static Stream<Look> looks() {
		return pages().stream()
			.flatMap((page) -> IntStream.of(360, 768, 1440).boxed().map((width) -> new Look(page, width)));
	}

	@ParameterizedTest
	@MethodSource("looks")
	void aPageIsAccessibleAndQuietAndStaysAtHome(Look look) {
		visit(look.page(), look.width(), ColorScheme.LIGHT, (visit) -> {
			assertThat(visit.complaints()).isEmpty();
			assertThat(visit.requests()).allSatisfy((url) -> assertThat(url).startsWith(look.page().origin(this.port)));
			assertThat(visit.page().evaluate(OVERFLOW)).isEqualTo(0);
			assertThat(violations(axe(visit).withTags(WCAG))).isEmpty();
			nightFalls(visit.page());
			assertThat(violations(axe(visit).withRules(ABOUT_COLOURS))).isEmpty();
			assertThat(visit.complaints()).isEmpty();
		});
	}

	@Test
	void aTextAsPaleAsItsGroundIsFoundInTheDarkToo() {
		visit(pages().get(0), 360, ColorScheme.LIGHT, (visit) -> {
			nightFalls(visit.page());
			visit.page().evaluate("() => document.querySelector('main p').style.color = '#333'");
			assertThat(violations(axe(visit).withRules(ABOUT_COLOURS))).singleElement()
				.asString()
				.startsWith("color-contrast");
		});
	}

	// Colours of links and buttons change over a moment, in which they are neither.
	private static void nightFalls(Page page) {
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		page.waitForFunction("() => document.getAnimations().length === 0");
	}

	// Without frames there is nothing to gather in a page of its own; and nobody asks for
	// the names of the thousands of elements that break no rule.
	private static AxeBuilder axe(Visit visit) {
		AxeRunOptions options = new AxeRunOptions();
		options.setResultTypes(List.of("violations"));
		return new AxeBuilder(visit.page()).options(options).setLegacyMode(true);
	}

	private static List<String> violations(AxeBuilder axe) {
		return axe.analyze().getViolations().stream().map((rule) -> rule.getId() + " " + rule.getNodes()).toList();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void nothingIsWiderThanAnyScreenWhateverIsOpen(BrowsedPage page) {
		this.reports.show(SampleReports.telnyxFails());
		visit(page, SMALLEST, ColorScheme.LIGHT, (visit) -> {
			assertThat(tooWide(visit.page())).as("closed").isEmpty();
			visit.page().evaluate(OPEN_ALL);
			assertThat(tooWide(visit.page())).as("open").isEmpty();
		});
	}

	private static List<Integer> tooWide(Page page) {
		return IntStream.of(WIDTHS).filter((width) -> {
			page.setViewportSize(width, 900);
			return !page.evaluate(OVERFLOW).equals(0);
		}).boxed().toList();
	}

	@Test
	void aPageThatIsTooWideSomewhereIsFoundThere() {
		visit(pages().get(0), SMALLEST, ColorScheme.LIGHT, (visit) -> {
			visit.page().evaluate("() => document.querySelector('main p').style.width = '550px'");
			assertThat(tooWide(visit.page())).contains(SMALLEST, 480).doesNotContain(640, 1280);
		});
	}

	@ParameterizedTest
	@MethodSource("pages")
	@SuppressWarnings("unchecked")
	void theKeyboardReachesEverythingInOrderAndTheFocusIsSeen(BrowsedPage page) {
		visit(page, 1440, ColorScheme.LIGHT, (visit) -> {
			List<String> reachable = (List<String>) visit.page().evaluate(REACHABLE);
			List<String> reached = new ArrayList<>();
			for (int i = 0; i < reachable.size(); i++) {
				visit.page().keyboard().press("Tab");
				List<String> focused = (List<String>) visit.page().evaluate(FOCUSED);
				reached.add(focused.get(0));
				assertThat(focused.get(1)).as("outline of %s", focused.get(0)).isEqualTo("true");
				visit.page().waitForFunction(IN_VIEW);
			}
			assertThat(reached).isEqualTo(reachable).first().asString().contains("Skip to content");
		});
	}

	@ParameterizedTest
	@MethodSource("pages")
	void aPageSaysTheSameWithoutScripts(BrowsedPage page) {
		List<String> texts = new ArrayList<>();
		for (boolean javaScript : new boolean[] { true, false }) {
			Visit.to(browser(), page.address(this.port), 768, ColorScheme.LIGHT, javaScript, (visit) -> {
				assertThat(visit.page().locator("h1").isVisible()).isTrue();
				// The one sentence that a script replaces says how the page is renewed.
				texts.add(visit.page()
					.locator("main")
					.innerText()
					.replaceAll("(Reload the page|The reading renews).*", ""));
				visit.page()
					.locator("nav[aria-label=Main] >> text=About")
					.click(new Locator.ClickOptions().setTrial(true));
			});
		}
		assertThat(texts.get(0)).isEqualTo(texts.get(1));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void theFirstViewIsLight(BrowsedPage browsed) throws IOException {
		try (BrowserContext context = browser().newContext()) {
			Page page = context.newPage();
			List<Integer> bytes = new ArrayList<>();
			CDPSession network = context.newCDPSession(page);
			network.send("Network.enable");
			network.on("Network.loadingFinished",
					(JsonObject event) -> bytes.add(event.get("encodedDataLength").getAsInt()));
			page.navigate(browsed.address(this.port));
			page.waitForLoadState(LoadState.NETWORKIDLE);

			// A browser without a window loads no icon; one with a window does.
			int icon = new RawHttp(this.port).get("/favicon.svg", "Accept-Encoding: gzip").content().length;
			assertThat(bytes).hasSizeGreaterThanOrEqualTo(3);
			int total = icon + bytes.stream().mapToInt(Integer::intValue).sum();
			System.out.println("first view of " + browsed + ": " + total + " bytes in " + bytes.size() + " files");
			assertThat(total).isLessThanOrEqualTo(FIRST_VIEW_LIMIT);
		}
	}

	record Look(BrowsedPage page, int width) {

	}

}
