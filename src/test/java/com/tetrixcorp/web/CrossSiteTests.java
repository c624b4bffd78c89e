package com.tetrixcorp.web;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

@WebTest
class CrossSiteTests {

	private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

	private static final String JSON = "Content-Type: application/json";

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "same-origin", "same-site", "none" })
	void aFormOfOurOwnSiteIsTaken(String site) throws IOException {
		assertThat(post("/test/form", FORM, "Sec-Fetch-Site: " + site).status()).isEqualTo(200);
	}

	@Test
	void aFormOfAnotherSiteIsRefusedWithAPage() throws IOException {
		Expected.error("form", post("/test/form", FORM, "Sec-Fetch-Site: cross-site", "Origin: https://evil.example"),
				403, false);
		Expected.error("form without origin", post("/test/form", FORM, "Sec-Fetch-Site: cross-site"), 403, false);
	}

	@Test
	void aPostOfAnotherSiteToAnApiIsRefusedWithAProblem() throws IOException {
		Expected.error("with origin",
				post("/api/test/echo", JSON, "Sec-Fetch-Site: cross-site", "Origin: https://evil.example"), 403, true);
		Expected.error("without origin", post("/api/test/echo", JSON, "Sec-Fetch-Site: cross-site"), 403, true);
		Expected.error("encoded path", post("/%61pi/test/echo", JSON, "Sec-Fetch-Site: cross-site"), 403, true);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "null", "http://tetrixcorp.com", "http://localhost:1",
			"https://tetrixcorp.com.evil.example", "::not an origin::" })
	void whereABrowserDoesNotTellTheSiteItsOriginDecides(String origin) throws IOException {
		Expected.error(origin, post("/test/form", FORM, "Origin: " + origin), 403, false);
	}

	@Test
	void theSameOriginIsNotForeignToABrowserThatDoesNotTellTheSite() throws IOException {
		assertThat(post("/test/form", FORM, "Host: preview.example", "Origin: http://preview.example").status())
			.isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "/test/form, application/x-www-form-urlencoded", "/api/test/echo, application/json" })
	void ourOwnDomainsMayPostToEachOther(String path, String type) throws IOException {
		Answer answer = post(path, "Content-Type: " + type, "Sec-Fetch-Site: cross-site",
				"Origin: https://tetrixcorp.com");

		assertThat(answer.status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "/test/form, application/x-www-form-urlencoded", "/api/test/echo, application/json" })
	void aClientThatIsNoBrowserIsTaken(String path, String type) throws IOException {
		assertThat(post(path, "Content-Type: " + type).status()).isEqualTo(200);
	}

	@Test
	void aValueThatNoBrowserSendsCountsAsForeign() throws IOException {
		Expected.error("odd", post("/test/form", FORM, "Sec-Fetch-Site: somewhere"), 403, false);
	}

	@Test
	void aLinkFromAnotherSiteIsFollowed() throws IOException {
		for (String method : List.of("GET", "HEAD", "OPTIONS")) {
			assertThat(new RawHttp(this.port).request(method, "/test/form", "", "Sec-Fetch-Site: cross-site").status())
				.as(method)
				.isEqualTo(200);
		}
	}

	private Answer post(String path, String... headers) throws IOException {
		String body = path.startsWith("/test") ? "a=1" : "{\"text\":\"a\",\"count\":1}";
		return new RawHttp(this.port).request("POST", path, body, headers);
	}

}
