package com.tetrixcorp.web;

/**
 * The error page when the designed one cannot be had.
 */
final class PlainErrorPage {

	private static final String PAGE = """
			<!doctype html>
			<html lang="en">
			<head><meta charset="utf-8"><meta name="robots" content="noindex"><meta name="viewport" content="width=device-width"><title>%1$s · TETRIX</title></head>
			<body><main><h1>%1$s</h1><p>%2$s</p><p>Request id: %3$s</p><p><a href="/">Home</a></p></main></body>
			</html>
			""";

	private PlainErrorPage() {
	}

	/**
	 * The page. All three values are our own or checked: none needs escaping.
	 * @param status the HTTP status
	 * @param requestId the id of the request
	 * @return the page as HTML
	 */
	static String html(int status, String requestId) {
		return PAGE.formatted(ErrorTexts.title(status), ErrorTexts.detail(status), requestId);
	}

}
