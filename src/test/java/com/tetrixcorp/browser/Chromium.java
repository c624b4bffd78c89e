package com.tetrixcorp.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/**
 * The system's Chromium, driven over its own protocol. Nothing is downloaded.
 */
final class Chromium implements AutoCloseable {

	/** The first starts and draws with half as many processes. */
	private static final Path EXECUTABLE = Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
		.map(Path::of)
		.filter(Files::isExecutable)
		.findFirst()
		.orElseThrow(() -> new IllegalStateException("Neither chromium-headless-shell nor chromium is in /usr/bin"));

	private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync");

	private final Playwright playwright = Playwright
		.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

	private final Browser browser = this.playwright.chromium()
		.launch(new BrowserType.LaunchOptions().setExecutablePath(EXECUTABLE).setArgs(FLAGS));

	Browser browser() {
		return this.browser;
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
