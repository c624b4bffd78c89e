package com.tetrixcorp.browser;

import java.util.List;

/**
 * A page to look at. Chromium knows every name under {@code localhost} as this machine.
 *
 * @param host where it lives
 * @param path its path there
 */
record BrowsedPage(String host, String path) {

	static final String PRIMARY = "localhost";

	static final List<BrowsedPage> ALL = List.of(new BrowsedPage(PRIMARY, "/"), new BrowsedPage(PRIMARY, "/about"),
			new BrowsedPage(PRIMARY, "/solutions"), new BrowsedPage(PRIMARY, "/services"),
			new BrowsedPage(PRIMARY, "/contact"), new BrowsedPage(PRIMARY, "/status"),
			new BrowsedPage(PRIMARY, "/verify"), new BrowsedPage(PRIMARY, "/privacy"),
			new BrowsedPage(PRIMARY, "/api/docs"), new BrowsedPage("joromi." + PRIMARY, "/"),
			new BrowsedPage("code-academy." + PRIMARY, "/"), new BrowsedPage(PRIMARY, "/status/incidents/17"),
			new BrowsedPage(PRIMARY, "/shown-error/404"));

	/**
	 * Whether the page is there only because a test's own data or addresses are.
	 * @return {@code false} if the service as it is has it
	 */
	boolean isMadeUp() {
		return this.path.startsWith("/shown-error") || this.path.startsWith("/status/incidents");
	}

	String origin(int port) {
		return "http://" + this.host + ":" + port;
	}

	String address(int port) {
		return origin(port) + this.path;
	}

}
