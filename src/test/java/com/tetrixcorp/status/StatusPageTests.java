package com.tetrixcorp.status;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.site.SiteTest;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
class StatusPageTests {

	@LocalServerPort
	int port;

	@Autowired
	SwitchableReports reports;

	@Autowired
	SwitchablePast past;

	@AfterEach
	void healthyAgain() {
		this.reports.show(SampleReports.healthy());
		this.past.reset();
	}

	@Test
	void whenAllIsWellItSaysSoWithEachReading() throws IOException {
		String page = page(SampleReports.healthy());

		assertThat(page).contains("<span id=\"verdict\">Everything we check works.</span>",
				"<time datetime=\"2026-11-24T02:03:24Z\">24 Nov 2026, 02:03:24 UTC</time>");
		assertThat(section(page, "checks")).contains("Database", "Telnyx", "Sinch", "Firebase", "140 ms", "420 ms",
				"4 s", "since <time datetime=\"2026-11-24T00:03:24Z\">");
		assertThat(states(page, "checks")).containsExactly("pass", "pass", "pass", "pass");
		assertThat(states(page, "capabilities")).containsExactly("up", "up", "up");
	}

	@Test
	void aFailureShowsItsStateItsClassAndWhy() throws IOException {
		String page = page(SampleReports.telnyxFails());

		assertThat(page).contains("We serve, with trouble: Telnyx fails.");
		assertThat(states(page, "checks")).containsExactly("pass", "fail", "pass", "pass");
		assertThat(section(page, "checks")).contains("<code>timeout</code>", "5.0 s",
				"telnyx fails since 02:01:10 (4 min): timeout after 5 s; looks like theirs");
	}

	@Test
	void aLostCapabilityIsNamedInTheVerdict() throws IOException {
		String page = page(SampleReports.messagingLost());

		assertThat(page).contains("<span id=\"verdict\">Messaging is down.</span>");
		assertThat(states(page, "capabilities")).containsExactly("up", "lost", "up");
	}

	@Test
	void whatNobodyMeasuredIsUnknownAndNeverAZero() throws IOException {
		this.past.show(SampleHistory.neverRead());
		String page = page(SampleReports.nothingKnown());

		assertThat(page).contains("We do not know: nothing has been measured recently.");
		assertThat(states(page, "checks")).containsOnly("unknown");
		assertThat(section(page, "checks")).contains("<dd>–</dd>", "<code>not-configured</code>")
			.doesNotContain("0 ms", "since <time", "null");
	}

	@Test
	void eachStateHasAShapeOfItsOwn() throws IOException {
		assertThat(page(SampleReports.healthy())).contains(Sign.PASS.shape());
		assertThat(page(SampleReports.telnyxFails())).contains(Sign.DEGRADED.shape(), Sign.FAIL.shape());
		assertThat(List.of(Sign.values())).extracting(Sign::shape).doesNotHaveDuplicates();
	}

	@Test
	void theInstanceIsShownByAShortNameOnlyIfThePlatformMadeItUp() throws IOException {
		assertThat(section(page(SampleReports.healthy()), "instance")).contains(">6p8kq<span class=\"role\"> this one<",
				">x2v9d<", "1 d 2 h", "214 of 1024 MiB (21\u00a0%)", ">8 s ago<");
		assertThat(page(SampleReports.healthy())).doesNotContain("web-76b84c7fb8");
		assertThat(page(SampleReports.nothingKnown())).contains("Instances alive")
			.doesNotContain("db.internal.example", "<dt>Instance</dt>");
	}

	@Test
	void whatAReportSaysIsTextAndNeverMarkup() throws IOException {
		assertThat(page(SampleReports.messagingLost())).contains("&lt;b&gt;hurts&lt;/b&gt;")
			.doesNotContain("<b>hurts</b>");
	}

	@Test
	void equalReadingsHaveEqualTagsAndOtherReadingsOthers() throws IOException {
		this.reports.show(SampleReports.healthy());
		String tag = new RawHttp(this.port).get("/status").header("ETag");

		assertThat(tag).isNotEmpty();
		assertThat(new RawHttp(this.port).get("/status", "If-None-Match: " + tag).status()).isEqualTo(304);
		this.reports.show(SampleReports.telnyxFails());
		assertThat(new RawHttp(this.port).get("/status", "If-None-Match: " + tag).status()).isEqualTo(200);
	}

	@Test
	void anInstanceOnItsWayOutSaysSo() throws IOException {
		assertThat(page(SampleReports.draining())).contains("This instance is shutting down.");
	}

	static List<HealthReport> reports() {
		return List.of(SampleReports.healthy(), SampleReports.telnyxFails(), SampleReports.messagingLost(),
				SampleReports.nothingKnown());
	}

	@ParameterizedTest
	@MethodSource("reports")
	void theBadgeSaysTheSameInAWordAndAShape(HealthReport report) throws IOException {
		this.reports.show(report);
		RawHttp.Answer badge = new RawHttp(this.port).get("/status/badge.svg");

		assertThat(badge.header("Content-Type")).startsWith("image/svg+xml");
		assertThat(badge.body())
			.contains("role=\"img\"", "<title>TETRIX status: " + VerdictWords.word(report) + "</title>",
					Sign.of(report).shape())
			.doesNotContain("style");
		assertThat(page(report)).contains("</svg>" + VerdictWords.word(report) + "</span>");
	}

	@Test
	void eachCheckHasABadgeAndNothingElseHas() throws IOException {
		this.reports.show(SampleReports.telnyxFails());
		RawHttp http = new RawHttp(this.port);
		RawHttp.Answer telnyx = http.get("/status/badge/telnyx.svg");

		assertThat(telnyx.header("Content-Type")).startsWith("image/svg+xml");
		assertThat(telnyx.body()).contains("<title>TETRIX telnyx: fail</title>", Sign.FAIL.shape())
			.doesNotContain("style");
		assertThat(http.get("/status/badge/database.svg").body()).contains("<title>TETRIX database: pass</title>",
				Sign.PASS.shape());
		assertThat(http.get("/status/badge/telnyx.svg", "If-None-Match: " + telnyx.header("ETag")).status())
			.isEqualTo(304);
		for (String path : List.of("nothing.svg", "telnyx", "telnyx.png", "messaging.svg", ".svg", "%3Cb%3E.svg")) {
			assertThat(http.get("/status/badge/" + path).status()).as(path).isEqualTo(404);
		}
	}

	@Test
	void theBadgeOfAnUnmeasuredServiceIsUnknownThoughItsVerdictIsDegraded() {
		assertThat(VerdictWords.word(SampleReports.nothingKnown())).isEqualTo("unknown");
		assertThat(VerdictWords.word(SampleReports.telnyxFails())).isEqualTo("degraded");
	}

	private String page(HealthReport report) throws IOException {
		this.reports.show(report);
		return new RawHttp(this.port).get("/status").body();
	}

	private static String section(String page, String id) {
		int start = page.indexOf("<section class=\"band\" aria-labelledby=\"" + id + "\"");
		return page.substring(start, page.indexOf("</section>", start));
	}

	private static List<String> states(String page, String id) {
		return Pattern.compile("<span class=\"state [a-z]+\"><svg.*?</svg>([a-z]+)</span>")
			.matcher(section(page, id))
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

}
