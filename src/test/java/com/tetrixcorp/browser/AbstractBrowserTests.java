package com.tetrixcorp.browser;

import java.util.function.Consumer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.site.SiteTest;
import com.tetrixcorp.status.SampleReports;
import com.tetrixcorp.status.SwitchablePast;
import com.tetrixcorp.status.SwitchableReports;

/**
 * Base of the tests that look at pages in a browser.
 */
@SiteTest
@Tag("browser")
@TestPropertySource(properties = "tetrix.primary-domain=" + BrowsedPage.PRIMARY)
abstract class AbstractBrowserTests {

	private static Chromium chromium;

	@LocalServerPort
	int port;

	@Autowired
	SwitchableReports reports;

	@Autowired
	SwitchablePast past;

	@BeforeAll
	static void start() {
		chromium = new Chromium();
	}

	@AfterAll
	static void stop() {
		chromium.close();
	}

	@AfterEach
	void healthyAgain() {
		this.reports.show(SampleReports.healthy());
		this.past.reset();
	}

	Browser browser() {
		return chromium.browser();
	}

	void visit(BrowsedPage page, int width, ColorScheme scheme, Consumer<Visit> look) {
		Visit.to(browser(), page.address(this.port), width, scheme, true, look);
	}

}
