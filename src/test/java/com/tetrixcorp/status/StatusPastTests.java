package com.tetrixcorp.status;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.tetrixcorp.health.FleetReport;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.site.SiteTest;
import com.tetrixcorp.status.history.HistorySnapshot;
import com.tetrixcorp.status.history.Objective;
import com.tetrixcorp.status.history.Objective.BurnRate;
import com.tetrixcorp.status.history.SubjectHistory;
import com.tetrixcorp.status.incident.Impact;
import com.tetrixcorp.status.incident.Incident;
import com.tetrixcorp.status.incident.IncidentSnapshot;
import com.tetrixcorp.status.incident.Maintenance;
import com.tetrixcorp.status.incident.TimelineEntry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the status page says of the past.
 */
@SiteTest
class StatusPastTests {

	private static final int LIMIT = 60 * 1024;

	private static final String HOSTILE = "</p><script>alert(1)</script> \"'& <b>bold</b> ]]> \u202e";

	@LocalServerPort
	int port;

	@Autowired
	SwitchableReports reports;

	@Autowired
	SwitchablePast past;

	@AfterEach
	void wellAgain() {
		this.reports.show(SampleReports.healthy());
		this.past.reset();
	}

	@Test
	void anUptimeIsToldWithItsCoverage() throws IOException {
		assertThat(page()).contains(
				"<span class=\"num\">99.07\u00a0%</span> of the 97.2\u00a0% of the time that we observed, in 90 days");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 90 })
	void eachSubjectHasABarForEachOf90DaysHoweverManyWereObserved(int kept) throws IOException {
		this.past.show(SampleHistory.of(kept));
		String page = page();

		assertThat(all("<figure class=\"days\" id=\"[a-z-]+-bars\">", page)).hasSize(7);
		assertThat(all("<g role=\"img\" tabindex=\"(?:0|-1)\"><title>[^<]+</title>", page)).hasSize(7 * 90);
		assertThat(all("<g role=\"img\" tabindex=\"0\"><title>24 Nov 2026: ", page)).as("one tab stop a strip")
			.hasSize(7);
		assertThat(all("<title>\\d+ \\w+ 2026: not observed</title>", page))
			.hasSize(7 * ((kept == 90) ? 2 : 90 - kept));
		assertThat(all("<table>", page)).hasSizeGreaterThanOrEqualTo(7);
	}

	@Test
	void theTableSaysTheSameAsTheBars() throws IOException {
		String page = page();
		String telnyx = page.substring(page.indexOf("id=\"check-telnyx-days\""));

		assertThat(telnyx).contains("<caption>Telnyx, the last 90 days, newest first. Days are in UTC.</caption>",
				"<th scope=\"row\"><time datetime=\"2026-11-01\">1 Nov 2026</time></th><td data-of=\"Up\">21.73\u00a0%</td>"
						+ "<td data-of=\"Observed\">96.0\u00a0%</td><td data-of=\"Failing\">18 h</td>"
						+ "<td data-of=\"Maintenance\">3 min</td>",
				"<th scope=\"row\">23 Sep 2026 to 24 Sep 2026</th><td data-of=\"Up\">not observed</td>");
		assertThat(page)
			.contains("<title>1 Nov 2026: 21.73\u00a0% up, 96.0\u00a0% observed, 3 min of maintenance</title>");
	}

	@Test
	void beforeAnythingIsObservedNothingIsClaimed() throws IOException {
		this.past.show(SampleHistory.of(0));

		assertThat(page())
			.contains("<span class=\"num\">not observed</span>, in 90 days", "27 Aug 2026 to 24 Nov 2026",
					"nothing was measured in the last 24 hours", "not known, since nothing was observed")
			.doesNotContain("100\u00a0%", ">0\u00a0%", "class=\"latency\"", "min left", "class=\"budget\"");
	}

	@Test
	void aHistoryThatWasNeverReadIsUnknownAndNeverZeroOrAHundred() throws IOException {
		this.past.show(SampleHistory.neverRead());
		this.past.show(SampleIncidents.neverRead());
		String page = page();

		assertThat(all("<p class=\"role unread\">Uptime: not known.</p>", page)).hasSize(7);
		assertThat(page)
			.contains("History cannot be read since 24 Nov 2026, 02:01:10 UTC. What it would show is unknown.",
					"The list of incidents cannot be read since")
			.doesNotContain("100\u00a0%", "0\u00a0% ", "No incident was measured", "<table>");
	}

	@Test
	void aHistoryThatCannotBeReadNowIsTheLastOneWithItsAge() throws IOException {
		this.past.show(SampleHistory.unavailable());
		this.reports.show(SampleReports.messagingLost());

		assertThat(page()).contains("Messaging is down.",
				"History cannot be read since 24 Nov 2026, 01:53:00 UTC. What you see of it is 12 min old.",
				"<span class=\"num\">99.07\u00a0%</span>");
	}

	@Test
	void responseTimesAreDrawnAndHaveATableAndAreToldInASentence() throws IOException {
		String page = page();

		assertThat(all("<figure class=\"latency\">", page)).hasSize(4);
		assertThat(page).contains(
				"<title id=\"check-telnyx-chart\">Response times of Telnyx, the last 24 hours</title>",
				"<caption>Response times of Telnyx, the last 24 hours. Hours are in UTC.</caption>");
		assertThat(all("<desc id=\"check-telnyx-chart-text\">Median between \\d+ ms and \\d+ ms, ", page)).hasSize(1);
		assertThat(all("<path class=\"median\" d=\"([^\"]+)\"", page)).hasSize(4)
			.allSatisfy((path) -> assertThat(path.split("M")).as("runs, after what is before the first").hasSize(5));
	}

	@Test
	void theErrorBudgetIsToldAndWhetherItBurns() throws IOException {
		assertThat(page()).contains(
				"Objective: 99.9\u00a0% over 30 days. Error budget: <span class=\"num\">31 min of 43 min left</span>",
				"Error budget: <span class=\"num\">43 min of 43 min left</span>")
			.doesNotContain("burning");
		this.past.show(withObjective(new Objective(0.999, 30, 43 * SampleHistory.MINUTE, 55 * SampleHistory.MINUTE,
				List.of(new BurnRate(1, 5, 14.4, 15.0, 14.4), new BurnRate(72, 360, 1, 2.0, null)))));

		assertThat(page()).contains("<span class=\"num\">12 min more than its 43 min</span>", "burning",
				"<rect class=\"p\" width=\"0%\"", "3 d and 6 h", "<td data-of=\"Short\">–</td>");
	}

	@Test
	void incidentsHaveTheirTimelineAndMaintenanceIsToldBefore() throws IOException {
		String page = page();

		assertThat(page).contains("Telnyx and Sinch failed", "came back 2&nbsp;times",
				"We have found it: a firewall rule of ours.", "<a href=\"/status/incidents/17\">Incident 17</a>",
				"PostgreSQL gets its next minor version.",
				"<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Status of TETRIX\" href=\"/status/feed.atom\">")
			.doesNotContain("<details open", "so far");
		assertThat(page.indexOf("id=\"maintenance\"")).isLessThan(page.indexOf("What we can do"));
		this.past.show(SampleIncidents.open());
		assertThat(page()).contains("<span class=\"what\">Telnyx fails</span>", "for 2 min so far");
		this.past.show(SampleIncidents.none());
		assertThat(page()).contains("No incident was measured in the last 90 days.")
			.doesNotContain("id=\"maintenance\"");
	}

	@Test
	void manyIncidentsAreCutAndCounted() throws IOException {
		List<Incident> many = new ArrayList<>();
		for (int id = 150; id > 0; id--) {
			many.add(SampleIncidents.over(id, SampleHistory.AS_OF.minusSeconds(7200L * (151 - id)),
					Duration.ofMinutes(3), "sinch"));
		}
		this.past.show(new IncidentSnapshot(SampleHistory.AS_OF, null, many, List.of()));
		String page = page();

		assertThat(all("<details class=\"incident\">", page)).hasSize(20);
		assertThat(all("<li id=\"incident-\\d+\">", page)).hasSize(120);
		assertThat(page).contains("And 30 more, older ones.");
	}

	@Test
	void whatProvidersSayStandsApartFromWhatWeMeasure() throws IOException {
		String page = page();
		String said = page.substring(page.indexOf("What the providers say"));

		assertThat(said.substring(0, said.indexOf("</section>"))).contains("no part of our verdict", "trouble",
				"2 open incidents", "operational", "unknown",
				"<a href=\"https://status.telnyx.com/\" rel=\"noreferrer\">");
		assertThat(page).contains("Everything we check works.");
	}

	@Test
	void instancesAreShownWithoutInternalNames() throws IOException {
		HealthReport healthy = SampleReports.healthy();
		FleetReport.Member internal = new FleetReport.Member("db-host.internal.example", false, "1.0.0", null, "fra",
				healthy.timestamp(), "surprised", null, 100);
		this.reports.show(new HealthReport(healthy.timestamp(), healthy.verdict(), false, List.of(),
				healthy.capabilities(), healthy.checks(), null, healthy.instance(),
				new FleetReport(false, 65_000L, List.of(internal), Map.of())));

		assertThat(page())
			.contains("<th scope=\"row\">unnamed</th>", "</svg>surprised</span>", "<td data-of=\"Memory\">–</td>",
					"These are the instances of 1 min ago; each probes for itself.")
			.doesNotContain("internal.example");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whatStaffWroteIsTextAndNeverMarkup(boolean over) throws IOException {
		Instant at = SampleHistory.AS_OF.minusSeconds(60);
		Instant ended = over ? at.plusSeconds(30) : null;
		List<TimelineEntry> timeline = List.of(new TimelineEntry(at, TimelineEntry.Kind.NOTE, HOSTILE));
		this.past.show(new IncidentSnapshot(SampleHistory.AS_OF, null,
				List.of(new Incident(5, Impact.LOST, at, ended, List.of("<i>x</i>"), List.of(), 0, false, timeline)),
				List.of(new Maintenance(9, at, at.plusSeconds(600), List.of("database"), HOSTILE))));

		assertThat(page()).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;bold&lt;/b&gt;")
			.doesNotContain("<script>", "<b>bold", "<i>x");
		assertThat(new RawHttp(this.port).get("/status/incidents/5").body()).contains("&lt;script&gt;")
			.doesNotContain("<script>", "<b>bold", "<i>x");
	}

	@Test
	void theWholePageIsLightAndTheSameInBothForms() throws IOException {
		RawHttp http = new RawHttp(this.port);
		RawHttp.Answer gzip = http.get("/status", "Accept-Encoding: gzip");
		RawHttp.Answer plain = http.get("/status");

		assertThat(gzip.content().length).isLessThan(LIMIT);
		assertThat(gzip.unzipped()).isEqualTo(plain.body());
		assertThat(http.request("HEAD", "/status", "").header("Content-Length"))
			.isEqualTo(plain.header("Content-Length"));
	}

	@Test
	void nothingInItNeedsAnInlineException() throws IOException {
		assertThat(page()).doesNotContainPattern("<style|<script(?! src=)|\\s(?:style|on[a-z]+)=|javascript:");
	}

	private static HistorySnapshot withObjective(Objective objective) {
		HistorySnapshot kept = SampleHistory.of(90);
		return new HistorySnapshot(kept.asOf(), null, kept.subjects()
			.stream()
			.map((it) -> new SubjectHistory(it.subject(), it.days(), it.lastDay(), it.lastWeek(), it.lastMonth(),
					it.lastQuarter(), it.latencies(), (it.objective() != null) ? objective : null))
			.toList(), List.of());
	}

	private String page() throws IOException {
		RawHttp.Answer answer = new RawHttp(this.port).get("/status");
		assertThat(answer.status()).isEqualTo(200);
		return answer.body();
	}

	private static List<String> all(String pattern, String text) {
		return Pattern.compile(pattern)
			.matcher(text)
			.results()
			.map((MatchResult match) -> (match.groupCount() > 0) ? match.group(1) : match.group())
			.toList();
	}

}
