package com.tetrixcorp.status.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Element;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.site.SiteTest;
import com.tetrixcorp.status.SampleHistory;
import com.tetrixcorp.status.SampleIncidents;
import com.tetrixcorp.status.SwitchablePast;
import com.tetrixcorp.status.incident.Impact;
import com.tetrixcorp.status.incident.Incident;
import com.tetrixcorp.status.incident.IncidentSnapshot;
import com.tetrixcorp.status.incident.Maintenance;
import com.tetrixcorp.status.incident.TimelineEntry;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
class FeedTests {

	private static final Instant AS_OF = SampleHistory.AS_OF;

	@LocalServerPort
	int port;

	@Autowired
	SwitchablePast past;

	@AfterEach
	void wellAgain() {
		this.past.reset();
	}

	@Test
	void itIsAValidFeedThatSaysWhereItIs() throws Exception {
		RawHttp.Answer answer = get();
		Element feed = AtomRules.check(answer.content());

		assertThat(answer.header("Content-Type")).isEqualTo("application/atom+xml;charset=UTF-8");
		assertThat(AtomRules.text(feed, "id")).isEqualTo("tag:localhost,2026:status");
		assertThat(AtomRules.children(feed, "link"))
			.extracting((it) -> it.getAttribute("rel") + " " + it.getAttribute("href"))
			.containsExactly("self https://localhost/status/feed.atom", "alternate https://localhost/status");
	}

	@Test
	void incidentsAndMaintenanceAreEntriesTheNewestFirst() throws Exception {
		Element feed = AtomRules.check(get().content());
		List<Element> entries = AtomRules.children(feed, "entry");

		assertThat(entries).extracting((it) -> AtomRules.text(it, "id"))
			.containsExactly("tag:localhost,2026:incident/18", "tag:localhost,2026:maintenance/3",
					"tag:localhost,2026:incident/17");
		assertThat(entries).extracting((it) -> AtomRules.text(it, "title"))
			.containsExactly("Telnyx failed, over after 10 min", "Planned maintenance: Database",
					"Telnyx and Sinch failed, over after 12 min");
		assertThat(AtomRules.text(feed, "updated")).isEqualTo(AtomRules.text(entries.get(0), "updated"))
			.isEqualTo("2026-11-24T00:33:00Z");
		assertThat(AtomRules.text(entries.get(2), "content")).contains("Impact: critical.",
				"1 Nov 2026, 02:08:00 UTC, note: We have found it: a firewall rule of ours.");
	}

	@Test
	void anIncidentKeepsItsNameAndChangesItsDateWhenItCloses() throws Exception {
		this.past.show(new IncidentSnapshot(AS_OF, null, List.of(incident(null, "found")), List.of()));
		Element open = AtomRules.children(AtomRules.check(get().content()), "entry").get(0);
		this.past
			.show(new IncidentSnapshot(AS_OF, null, List.of(incident(AS_OF.minusSeconds(10), "found")), List.of()));
		Element closed = AtomRules.children(AtomRules.check(get().content()), "entry").get(0);

		assertThat(AtomRules.text(open, "id")).isEqualTo(AtomRules.text(closed, "id"));
		assertThat(AtomRules.text(open, "published")).isEqualTo(AtomRules.text(closed, "published"));
		assertThat(AtomRules.text(open, "updated")).isEqualTo("2026-11-24T02:02:00Z");
		assertThat(AtomRules.text(closed, "updated")).isEqualTo("2026-11-24T02:02:50Z");
	}

	@Test
	void whatIsPlannedNeverHasADateToCome() throws Exception {
		Maintenance begun = new Maintenance(4, AS_OF.minusSeconds(60), AS_OF.plusSeconds(600), List.of("sinch"), "x");
		this.past.show(new IncidentSnapshot(AS_OF, null, List.of(), List.of(begun, SampleIncidents.window())));

		assertThat(AtomRules.children(AtomRules.check(get().content()), "entry"))
			.extracting((it) -> AtomRules.text(it, "updated"))
			.containsExactly("2026-11-24T02:02:00Z", "2026-11-24T00:00:00Z");
	}

	@Test
	void aNoteThatIsHostileStaysText() throws Exception {
		String hostile = "]]><script>&amp;</script> <!-- \u0000\u0008\u000b\ufffe \ud800 \u2028 \ud83d\ude00 \"'";
		this.past.show(new IncidentSnapshot(AS_OF, null, List.of(incident(null, hostile)),
				List.of(new Maintenance(1, AS_OF, AS_OF.plusSeconds(1), List.of("database"), hostile))));
		byte[] content = get().content();

		Element feed = AtomRules.check(content);
		assertThat(AtomRules.children(feed, "entry")).allSatisfy((entry) -> assertThat(AtomRules.text(entry, "content"))
			.contains("]]><script>&amp;</script> <!--  ", "\u2028 \ud83d\ude00 \"'"));
		assertThat(new String(content, StandardCharsets.UTF_8)).doesNotContain("<script>", "<!--");
	}

	@Test
	void aFeedWithoutEntriesIsValidToo() throws Exception {
		this.past.show(SampleIncidents.none());

		Element feed = AtomRules.check(get().content());
		assertThat(AtomRules.children(feed, "entry")).isEmpty();
		assertThat(AtomRules.text(feed, "updated")).isEqualTo("2026-11-24T00:00:00Z");
	}

	@Test
	void theSameIncidentsAreTheSameDocumentWheneverTheyWereRead() throws IOException {
		String tag = get().header("ETag");
		IncidentSnapshot some = SampleIncidents.some();
		this.past.show(new IncidentSnapshot(AS_OF.plusSeconds(30), null, some.incidents(), some.maintenance()));

		assertThat(new RawHttp(this.port).get("/status/feed.atom", "If-None-Match: " + tag).status()).isEqualTo(304);
		this.past.show(SampleIncidents.open());
		assertThat(new RawHttp(this.port).get("/status/feed.atom", "If-None-Match: " + tag).status()).isEqualTo(200);
	}

	@Test
	void whatWasNeverReadIsNotToldAsNothing() throws IOException {
		this.past.show(SampleIncidents.neverRead());

		assertThat(get().status()).isEqualTo(503);
	}

	@Test
	void whatCannotBeReadNowSaysSo() throws Exception {
		IncidentSnapshot some = SampleIncidents.some();
		this.past.show(new IncidentSnapshot(AS_OF, AS_OF, some.incidents(), some.maintenance()));

		assertThat(AtomRules.text(AtomRules.check(get().content()), "subtitle"))
			.isEqualTo("Incidents cannot be read since 24 Nov 2026, 02:03:00 UTC.");
	}

	private RawHttp.Answer get() throws IOException {
		return new RawHttp(this.port).get("/status/feed.atom");
	}

	private static Incident incident(@Nullable Instant closed, String note) {
		return new Incident(7, Impact.LOST, AS_OF.minusSeconds(90), closed, List.of("firebase"), List.of("sign-in"), 0,
				false, List.of(new TimelineEntry(AS_OF.minusSeconds(60), TimelineEntry.Kind.NOTE, note)));
	}

}
