package com.tetrixcorp.site;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.test.json.BasicJsonTester;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
@TestPropertySource(properties = "tetrix.primary-domain=tetrixcorp.com")
class SiteFileTests {

	@LocalServerPort
	int port;

	@Autowired
	BuildProperties build;

	@Test
	void theSiteMapOfEachHostListsItsPagesByTheirCanonicalAddress() {
		RawHttp.Answer answer = from("tetrixcorp.com", "/sitemap.xml");

		assertThat(answer.header("Content-Type")).startsWith("application/xml");
		assertThat(answer.text())
			.contains("<loc>https://tetrixcorp.com/</loc>", "<loc>https://tetrixcorp.com/status</loc>")
			.doesNotContain("joromi");
		assertThat(from("joromi.tetrixcorp.com", "/sitemap.xml").text())
			.contains("<loc>https://joromi.tetrixcorp.com/</loc>")
			.doesNotContain("about");
		assertThat(from("127.0.0.1", "/sitemap.xml").text()).isEqualTo(answer.text());
	}

	@Test
	void robotsAreAllowedAndToldOfTheSiteMap() {
		assertThat(from("tetrixcorp.com", "/robots.txt").text()).isEqualTo("""
				User-agent: *
				Disallow:

				Sitemap: https://tetrixcorp.com/sitemap.xml
				""");
	}

	@Test
	void researchersFindAnAddressThatIsGoodForLessThanAYearFromTheBuild() {
		RawHttp.Answer answer = from("joromi.tetrixcorp.com", "/.well-known/security.txt");

		assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
		assertThat(answer.text()).contains("Contact: mailto:security@tetrixcorp.com\n",
				"Canonical: https://tetrixcorp.com/.well-known/security.txt\n", "Preferred-Languages: en, de\n");
		Instant expires = Instant.parse(answer.text().replaceAll("(?s).*Expires: (\\S+).*", "$1"));
		assertThat(Duration.between(this.build.getTime(), expires)).isEqualTo(Duration.ofDays(364));
	}

	@Test
	void theManifestNamesTheSiteAndItsIcons() {
		RawHttp.Answer answer = from("joromi.tetrixcorp.com", "/site.webmanifest");

		assertThat(answer.header("Content-Type")).startsWith("application/manifest+json");
		assertThat(new BasicJsonTester(getClass()).from(answer.text())).extractingJsonPathStringValue("$.name")
			.isEqualTo("JoRoMi");
		String icon = answer.text().replaceAll("(?s).*\"(/assets/icon-512[^\"]*)\".*", "$1");
		assertThat(from("joromi.tetrixcorp.com", icon).header("Content-Type")).isEqualTo("image/png");
	}

	@Test
	void oldBrowsersFindAnIconToo() {
		RawHttp.Answer icon = from("tetrixcorp.com", "/favicon.ico");

		assertThat(icon.header("Content-Type")).isEqualTo("image/x-icon");
		assertThat(icon.body()).startsWith(0, 0, 1, 0, 1, 0);
		assertThat(from("tetrixcorp.com", "/favicon.svg").header("Content-Type")).isEqualTo("image/svg+xml");
	}

	private RawHttp.Answer from(String host, String path) {
		return new RawHttp(this.port).getFrom(host, path);
	}

}
