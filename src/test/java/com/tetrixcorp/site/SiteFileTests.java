package com.tetrixcorp.site;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.GitProperties;
import org.springframework.boot.test.json.BasicJsonTester;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
@TestPropertySource(properties = "tetrix.primary-domain=tetrixcorp.com")
class SiteFileTests {

	@LocalServerPort
	int port;

	@Autowired
	ObjectProvider<GitProperties> git;

	@Test
	void theSiteMapOfEachHostListsItsPagesByTheirCanonicalAddress() throws IOException {
		RawHttp.Answer answer = from("tetrixcorp.com", "/sitemap.xml");

		assertThat(answer.header("Content-Type")).startsWith("application/xml");
		assertThat(answer.body())
			.contains("<loc>https://tetrixcorp.com/</loc>", "<loc>https://tetrixcorp.com/status</loc>")
			.doesNotContain("joromi");
		assertThat(from("joromi.tetrixcorp.com", "/sitemap.xml").body())
			.contains("<loc>https://joromi.tetrixcorp.com/</loc>")
			.doesNotContain("about");
		assertThat(from("127.0.0.1", "/sitemap.xml").body()).isEqualTo(answer.body());
	}

	@Test
	void robotsAreAllowedAndToldOfTheSiteMap() throws IOException {
		assertThat(from("tetrixcorp.com", "/robots.txt").body()).isEqualTo("""
				User-agent: *
				Disallow:

				Sitemap: https://tetrixcorp.com/sitemap.xml
				""");
	}

	@Test
	void researchersFindAnAddressThatIsGoodForLessThanAYearFromTheCommit() throws IOException {
		RawHttp.Answer answer = from("joromi.tetrixcorp.com", "/.well-known/security.txt");

		assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
		assertThat(answer.body()).contains("Contact: mailto:security@tetrixcorp.com\n",
				"Canonical: https://tetrixcorp.com/.well-known/security.txt\n", "Preferred-Languages: en, de\n");
		Instant expires = Instant.parse(answer.body().replaceAll("(?s).*Expires: (\\S+).*", "$1"));
		Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
		Instant madeAt = SiteFiles.madeAt(this.git.getIfAvailable(), start);
		assertThat(Duration.between(madeAt.truncatedTo(ChronoUnit.SECONDS), expires)).isEqualTo(Duration.ofDays(364));
	}

	@Test
	void theManifestNamesTheSiteAndItsIcons() throws IOException {
		RawHttp.Answer answer = from("joromi.tetrixcorp.com", "/site.webmanifest");

		assertThat(answer.header("Content-Type")).startsWith("application/manifest+json");
		assertThat(new BasicJsonTester(getClass()).from(answer.body())).extractingJsonPathStringValue("$.name")
			.isEqualTo("JoRoMi");
		String icon = answer.body().replaceAll("(?s).*\"(/assets/icon-512[^\"]*)\".*", "$1");
		assertThat(from("joromi.tetrixcorp.com", icon).header("Content-Type")).isEqualTo("image/png");
	}

	@Test
	void oldBrowsersFindAnIconToo() throws IOException {
		RawHttp.Answer icon = from("tetrixcorp.com", "/favicon.ico");

		assertThat(icon.header("Content-Type")).isEqualTo("image/x-icon");
		assertThat(icon.content()).startsWith(0, 0, 1, 0, 1, 0);
		assertThat(from("tetrixcorp.com", "/favicon.svg").header("Content-Type")).isEqualTo("image/svg+xml");
	}

	private RawHttp.Answer from(String host, String path) throws IOException {
		return new RawHttp(this.port).getFrom(host, path);
	}

}
