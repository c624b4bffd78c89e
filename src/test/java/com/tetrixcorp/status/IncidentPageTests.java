package com.tetrixcorp.status;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.site.SiteTest;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
class IncidentPageTests {

	@LocalServerPort
	int port;

	@Autowired
	SwitchablePast past;

	@AfterEach
	void wellAgain() {
		this.past.reset();
	}

	@Test
	void itTellsTheWholeStory() throws IOException {
		assertThat(get("17").body()).contains("Telnyx and Sinch failed.", "</svg>critical</span>", "12 min",
				"2 times soon after it had gone", "1 Nov 2026, 02:15:05 UTC", "Measured before", "10 probes, 10 passed",
				"version 1.0.1 gave its first sign", "<li class=\"note\">", "firewall rule of ours", "1 is alive");
	}

	@Test
	void itIsKnownByItsOwnAddressAndTitleButIsInNoSiteMap() throws IOException {
		assertThat(get("17").body())
			.contains("<title>Incident 17: Telnyx and Sinch failed | TETRIX</title>",
					"<link rel=\"canonical\" href=\"https://localhost/status/incidents/17\">",
					"<meta name=\"description\" content=\"Telnyx and Sinch failed, 1 Nov 2026")
			.doesNotContain("noindex");
		assertThat(new RawHttp(this.port).get("/sitemap.xml").body()).contains("/status<").doesNotContain("incidents");
	}

	@Test
	void whatGoesOnHasNoEndYet() throws IOException {
		this.past.show(SampleIncidents.open());

		assertThat(get("19").body()).contains("Telnyx fails.", "still open", "Not yet", "so far");
	}

	@Test
	void itHasATagAndNoBodyForHead() throws IOException {
		String tag = get("17").header("ETag");

		assertThat(new RawHttp(this.port).get("/status/incidents/17", "If-None-Match: " + tag).status()).isEqualTo(304);
		RawHttp.Answer head = new RawHttp(this.port).request("HEAD", "/status/incidents/17", "");
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.header("ETag")).isEqualTo(tag);
		assertThat(head.content()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "99", "0", "-1", "017", "+17", "17.0", "1e1", "abc", "%31%37x", "%20",
			"9223372036854775808", "99999999999999999999999", "17;x=y/z" })
	void whatIsNoIncidentIsNotFound(String id) throws IOException {
		assertThat(get(id).status()).isEqualTo(404);
	}

	@Test
	void whenTheDatabaseMustBeAskedAndIsAwayItSaysToComeBack() throws IOException {
		this.past.loseDatabase();

		RawHttp.Answer old = get("3");
		assertThat(old.status()).isEqualTo(503);
		assertThat(get("17").status()).as("still in memory").isEqualTo(200);
		assertThat(get("abc").status()).as("never worth asking").isEqualTo(404);
	}

	@Test
	void aLandingHostLeadsToTheMainSite() throws IOException {
		RawHttp.Answer answer = new RawHttp(this.port).getFrom("joromi.localhost", "/status/incidents/17");

		assertThat(answer.status()).isEqualTo(308);
		assertThat(answer.header("Location")).isEqualTo("https://localhost/status/incidents/17");
	}

	private RawHttp.Answer get(String id) throws IOException {
		return new RawHttp(this.port).get("/status/incidents/" + id);
	}

}
