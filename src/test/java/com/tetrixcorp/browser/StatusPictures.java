package com.tetrixcorp.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import com.tetrixcorp.status.SampleHistory;
import com.tetrixcorp.status.SampleIncidents;
import com.tetrixcorp.status.SampleReports;
import com.tetrixcorp.status.incident.IncidentSnapshot;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes the pictures of docs/status.md, of the real page with a sample past. Runs only
 * when it is named: {@code ./mvnw -Pbrowser test -Dtest=StatusPictures}.
 */
class StatusPictures extends AbstractBrowserTests {

	private static final Path IMAGES = Path.of("docs", "images");

	/** Whoever clones the repository gets them all. */
	private static final long LIMIT = 600_000;

	private static final int MARGIN = 24;

	@AfterAll
	static void theyAreSmall() throws IOException {
		try (Stream<Path> files = Files.list(IMAGES)) {
			assertThat(files.mapToLong((file) -> file.toFile().length()).sum()).isBetween(1L, LIMIT);
		}
	}

	@Test
	void degradedOnADesktop() {
		this.reports.show(SampleReports.telnyxFails());
		this.past.show(troubleAlone());
		take("/status", 1200, ColorScheme.LIGHT, (page) -> top(page, 1200, 1400, "status"));
	}

	@Test
	void aCheckWithItsDaysAndResponseTimes() {
		take("/status", 1200, ColorScheme.LIGHT, (page) -> part(page.locator("#check-telnyx"), "status-check"));
	}

	@Test
	void aPhoneAtNight() {
		this.reports.show(SampleReports.telnyxFails());
		this.past.show(troubleAlone());
		take("/status", 390, ColorScheme.DARK, (page) -> top(page, 390, 1400, "status-phone"));
	}

	@Test
	void theFirstDay() {
		this.past.show(SampleHistory.of(1));
		this.past.show(SampleIncidents.none());
		take("/status", 390, ColorScheme.LIGHT, (page) -> top(page, 390, 1400, "status-first-day"));
	}

	@Test
	void anIncident() {
		take("/status/incidents/17", 1200, ColorScheme.LIGHT, (page) -> part(page.locator("main"), "incident"));
	}

	// Planned maintenance stands above what the picture is about.
	private static IncidentSnapshot troubleAlone() {
		IncidentSnapshot open = SampleIncidents.open();
		return new IncidentSnapshot(open.asOf(), open.unavailableSince(), open.incidents(), List.of());
	}

	private void take(String path, int width, ColorScheme scheme, Consumer<Page> picture) {
		visit(new BrowsedPage(BrowsedPage.PRIMARY, path), width, scheme, (visit) -> picture.accept(visit.page()));
	}

	private static void top(Page page, int width, int height, String name) {
		page.setViewportSize(width, height);
		page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
	}

	private static void part(Locator part, String name) {
		BoundingBox box = part.boundingBox();
		part.page()
			.screenshot(new Page.ScreenshotOptions().setFullPage(true)
				.setClip(box.x - MARGIN, box.y, box.width + 2 * MARGIN, box.height)
				.setPath(IMAGES.resolve(name + ".png")));
	}

}
