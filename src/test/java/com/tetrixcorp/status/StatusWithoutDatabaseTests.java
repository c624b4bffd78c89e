package com.tetrixcorp.status;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.site.SiteSetup;
import com.tetrixcorp.site.SiteTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An instance without a database: nothing is remembered, and each address says so.
 */
@SiteTest
@TestPropertySource(properties = SiteSetup.KEPT + "=false")
class StatusWithoutDatabaseTests {

	@LocalServerPort
	int port;

	@Test
	void thePageShowsThePresentAndSaysThatThereIsNoPast() throws IOException {
		assertThat(new RawHttp(this.port).get("/status").body())
			.contains("Everything we check works.", "History is not kept here", "Incidents are not kept here",
					"Uptime: not known.")
			.doesNotContain("100\u00a0%", "No incident", "What the providers say", "class=\"days\"");
	}

	@Test
	void theFeedIsEmptyAndSaysWhy() throws IOException {
		RawHttp.Answer feed = new RawHttp(this.port).get("/status/feed.atom");

		assertThat(feed.status()).isEqualTo(200);
		assertThat(feed.body()).contains("<subtitle>Incidents are not kept here").doesNotContain("<entry>");
	}

	@Test
	void theApiSaysSoToo() throws IOException {
		assertThat(new RawHttp(this.port).get("/api/status?since=1h").body()).contains("\"state\":\"not-kept\"",
				"\"uptime\":null", "\"complete\":false");
		assertThat(new RawHttp(this.port).get("/api/status/history").body()).contains("\"state\":\"not-kept\"",
				"\"subjects\":[]");
	}

	@Test
	void thereIsNoIncidentToShow() throws IOException {
		assertThat(new RawHttp(this.port).get("/status/incidents/17").status()).isEqualTo(404);
	}

}
