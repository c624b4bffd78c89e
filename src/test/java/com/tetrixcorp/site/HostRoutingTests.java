package com.tetrixcorp.site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
@TestPropertySource(properties = "tetrix.primary-domain=tetrixcorp.com")
class HostRoutingTests {

	@LocalServerPort
	int port;

	@ParameterizedTest
	@CsvSource({ "/, /", "/about, /about", "/about?a=1&b=%20, /about?a=1&b=%20", "/nowhere, /nowhere",
			"//evil.example/, //evil.example/", "/assets/style.00000000.css, /assets/style.00000000.css" })
	void wwwLeadsToTheSamePathOfThePrimaryDomain(String asked, String led) {
		RawHttp.Answer answer = from("WWW.tetrixcorp.com:443", asked);

		assertThat(answer.status()).isEqualTo(308);
		assertThat(answer.header("Location")).isEqualTo("https://tetrixcorp.com" + led);
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void eachLandingHostHasAPageOfItsOwn() {
		assertThat(from("tetrixcorp.com", "/").text()).contains("<html lang=\"en\" class=\"tetrix\">");
		assertThat(from("joromi.tetrixcorp.com", "/").text()).contains("class=\"joromi\"", "<title>JoRoMi");
		assertThat(from("code-academy.tetrixcorp.com.", "/").text()).contains("class=\"code-academy\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/about", "/contact", "/privacy", "/status" })
	void aLandingHostSendsToTheMainSiteForItsPages(String path) {
		RawHttp.Answer answer = from("joromi.tetrixcorp.com", path + "?x=y");

		assertThat(answer.status()).isEqualTo(308);
		assertThat(answer.header("Location")).isEqualTo("https://tetrixcorp.com" + path + "?x=y");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/robots.txt", "/sitemap.xml", "/favicon.svg", "/favicon.ico", "/site.webmanifest",
			"/.well-known/security.txt", "/status/badge.svg", "/assets/style.00000000.css" })
	void whatAPageNeedsIsOnEachHost(String path) {
		for (String host : new String[] { "tetrixcorp.com", "tetrix.example", "joromi.tetrixcorp.com",
				"code-academy.tetrixcorp.com", "127.0.0.1" }) {
			assertThat(from(host, path).status()).as(host).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost:8080", "tetrix-abcde.ondigitalocean.app" })
	void anUnknownHostGetsTheMainSiteMarkedAsNotForSearchEngines(String host) {
		RawHttp.Answer answer = from(host, "/about");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex");
		assertThat(answer.text()).isEqualTo(from("tetrixcorp.com", "/about").text());
	}

	@ParameterizedTest
	@ValueSource(strings = { "tetrixcorp.com", "tetrix.example", "joromi.tetrixcorp.com" })
	void aKnownHostIsForSearchEngines(String host) {
		assertThat(from(host, "/").header("X-Robots-Tag")).isEmpty();
	}

	@Test
	void aSlashTooManyLeadsToThePage() {
		RawHttp.Answer answer = from("tetrixcorp.com", "/about/?a=b");

		assertThat(answer.status()).isEqualTo(308);
		assertThat(answer.header("Location")).isEqualTo("/about?a=b");
		assertThat(from("tetrixcorp.com", "/nowhere/").status()).isEqualTo(404);
	}

	private RawHttp.Answer from(String host, String path) {
		return new RawHttp(this.port).getFrom(host, path);
	}

}
