package com.tetrixcorp.site;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
@TestPropertySource(properties = "tetrix.primary-domain=tetrixcorp.com")
class HostRoutingTests {

	@LocalServerPort
	int port;

	@ParameterizedTest
	@CsvSource({ "/, /", "/about, /about", "/about?a=1&b=%20, /about?a=1&b=%20", "/nowhere, /nowhere",
			"//evil.example/, //evil.example/", "/assets/style.00000000.css, /assets/style.00000000.css" })
	void wwwLeadsToTheSamePathOfThePrimaryDomain(String asked, String led) throws IOException {
		RawHttp.Answer answer = from("WWW.tetrixcorp.com:443", asked);

		assertThat(answer.status()).isEqualTo(308);
		assertThat(answer.header("Location")).isEqualTo("https://tetrixcorp.com" + led);
		assertThat(answer.content()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "HEAD", "DELETE", "PROPFIND" })
	void wwwLeadsThereWhateverTheMethod(String method) throws IOException {
		RawHttp.Answer answer = new RawHttp(this.port).requestFrom("www.tetrixcorp.com", method, "/about");

		assertThat(answer.status()).isEqualTo(308);
		assertThat(answer.header("Location")).isEqualTo("https://tetrixcorp.com/about");
		assertThat(new RawHttp(this.port).requestFrom("tetrixcorp.com", "POST", "/about").status()).isEqualTo(405);
	}

	@Test
	void eachLandingHostHasAPageOfItsOwn() throws IOException {
		assertThat(from("tetrixcorp.com", "/").body()).contains("<html lang=\"en\" class=\"tetrix\">");
		assertThat(from("joromi.tetrixcorp.com", "/").body()).contains("class=\"joromi\"", "<title>JoRoMi");
		assertThat(from("code-academy.tetrixcorp.com.", "/").body()).contains("class=\"code-academy\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/about", "/contact", "/privacy", "/status" })
	void aLandingHostSendsToTheMainSiteForItsPages(String path) throws IOException {
		RawHttp.Answer answer = from("joromi.tetrixcorp.com", path + "?x=y");

		assertThat(answer.status()).isEqualTo(308);
		assertThat(answer.header("Location")).isEqualTo("https://tetrixcorp.com" + path + "?x=y");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/robots.txt", "/sitemap.xml", "/favicon.svg", "/favicon.ico", "/site.webmanifest",
			"/.well-known/security.txt", "/status/badge.svg", "/assets/style.00000000.css" })
	void whatAPageNeedsIsOnEachHost(String path) throws IOException {
		for (String host : new String[] { "tetrixcorp.com", "tetrix.example", "joromi.tetrixcorp.com",
				"code-academy.tetrixcorp.com", "127.0.0.1" }) {
			assertThat(from(host, path).status()).as(host).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost:8080", "tetrix-abcde.ondigitalocean.app" })
	void anUnknownHostGetsTheMainSiteMarkedAsNotForSearchEngines(String host) throws IOException {
		RawHttp.Answer answer = from(host, "/about");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex");
		assertThat(answer.body()).isEqualTo(from("tetrixcorp.com", "/about").body());
	}

	@ParameterizedTest
	@CsvSource({ "GET, /nowhere, 404", "POST, /about, 405" })
	void itsErrorsAreMarkedToo(String method, String path, int status) throws IOException {
		RawHttp http = new RawHttp(this.port);
		RawHttp.Answer unknown = http.requestFrom("127.0.0.1", method, path);

		assertThat(unknown.status()).isEqualTo(status);
		assertThat(unknown.headers().get("X-Robots-Tag")).containsExactly("noindex");
		assertThat(http.requestFrom("tetrixcorp.com", method, path).header("X-Robots-Tag")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tetrixcorp.com", "tetrix.example", "joromi.tetrixcorp.com" })
	void aKnownHostIsForSearchEngines(String host) throws IOException {
		assertThat(from(host, "/").header("X-Robots-Tag")).isNull();
	}

	@Test
	void aSlashTooManyLeadsToThePage() throws IOException {
		RawHttp.Answer answer = from("tetrixcorp.com", "/about/?a=b");

		assertThat(answer.status()).isEqualTo(308);
		assertThat(answer.header("Location")).isEqualTo("/about?a=b");
		assertThat(from("tetrixcorp.com", "/nowhere/").status()).isEqualTo(404);
	}

	private RawHttp.Answer from(String host, String path) throws IOException {
		return new RawHttp(this.port).getFrom(host, path);
	}

}
