package com.tetrixcorp.site;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
class ErrorPagesTests {

	@Autowired
	ErrorPages pages;

	@ParameterizedTest
	@CsvSource({ "400, We could not read that request", "403, That is not open to you", "404, There is no such page",
			"405, That does not work here", "413, That is too much at once", "429, Too many requests",
			"500, That was our mistake", "503, Not available right now", "418, We could not read that request",
			"599, That was our mistake" })
	void eachErrorSaysWhatHappened(int status, String title) {
		assertThat(this.pages.html(status, "0a1b2c")).startsWith("<!doctype html>")
			.contains("Error " + status, "</span> " + title + "</h1>", "<code>0a1b2c</code>",
					"<meta name=\"robots\" content=\"noindex\">", "<nav aria-label=\"Main\">")
			.doesNotContain("canonical", "og:url", "null");
	}

	static IntStream statuses() {
		return IntStream.concat(IntStream.of(-1, 0, 200, 1000), IntStream.rangeClosed(400, 599));
	}

	@ParameterizedTest
	@MethodSource("statuses")
	void noStatusIsWithoutAPage(int status) {
		assertThat(this.pages.html(status, "0a1b2c")).contains("<h1>", "0a1b2c").doesNotContain("style=");
	}

	@Test
	void whatTheVisitorSentIsTextAndNeverMarkup() {
		assertThat(this.pages.html(404, "<script>alert('1')</script>&\"")).contains("&lt;script&gt;")
			.doesNotContain("<script>alert");
	}

}
