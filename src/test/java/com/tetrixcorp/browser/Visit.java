package com.tetrixcorp.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/**
 * One look at one page, with what the browser complained about and where it went.
 *
 * @param page the loaded page
 * @param complaints errors and warnings in the console, failed requests, thrown errors
 * @param requests the address of each request
 */
record Visit(Page page, List<String> complaints, List<String> requests) {

	static void to(Browser browser, String address, int width, ColorScheme scheme, boolean javaScript,
			Consumer<Visit> look) {
		Browser.NewContextOptions options = new Browser.NewContextOptions().setViewportSize(width, 900)
			.setColorScheme(scheme)
			.setJavaScriptEnabled(javaScript);
		try (BrowserContext context = browser.newContext(options)) {
			Page page = context.newPage();
			Visit visit = new Visit(page, new ArrayList<>(), new ArrayList<>());
			page.onConsoleMessage((message) -> visit.complaints().add(message.type() + ": " + message.text()));
			page.onPageError((error) -> visit.complaints().add("thrown: " + error));
			page.onRequestFailed((request) -> visit.complaints().add("failed: " + request.url()));
			page.onRequest((request) -> visit.requests().add(request.url()));
			page.navigate(address);
			look.accept(visit);
		}
	}

}
