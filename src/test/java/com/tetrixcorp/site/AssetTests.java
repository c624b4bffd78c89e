package com.tetrixcorp.site;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import com.tetrixcorp.http.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
class AssetTests {

	@LocalServerPort
	int port;

	@Autowired
	Assets assets;

	@Test
	void everyFileOfTheFolderIsServed() throws IOException {
		assertThat(new PathMatchingResourcePatternResolver().getResources("classpath:/assets/*"))
			.extracting(Resource::getFilename)
			.containsExactlyInAnyOrderElementsOf(Assets.NAMES);
	}

	@Test
	void theCurrentNameAnswersTheFileAndLeavesItsCachingToTheTableOfPolicies() throws IOException {
		RawHttp.Answer answer = get(this.assets.path("style.css"), "Accept-Encoding: gzip");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("text/css;charset=UTF-8");
		assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
		assertThat(answer.header("Cache-Control")).isNull();
		assertThat(answer.unzipped()).contains("@layer tokens");
	}

	@Test
	void anOlderHashAnswersTheCurrentFileForAWhileOnly() throws IOException {
		RawHttp.Answer current = get(this.assets.path("style.css"));
		RawHttp.Answer older = get("/assets/style.0123456789abcdef.css");

		assertThat(older.status()).isEqualTo(200);
		assertThat(older.content()).isEqualTo(current.content());
		assertThat(older.header("ETag")).isEqualTo(current.header("ETag"));
		assertThat(older.header("Cache-Control")).isEqualTo("public, max-age=300");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/assets/nothing.0123456789abcdef.css", "/assets/style.0123456789abcdef.js",
			"/assets/style.css", "/assets/style..css", "/assets/style.xyz.css", "/assets/", "/assets/style.0123456.css",
			"/assets/application.0123456789abcdef.yml" })
	void whatIsNoAssetIsNotFound(String path) throws IOException {
		assertThat(get(path).status()).isEqualTo(404);
	}

	@Test
	void aWayOutOfTheFolderIsRefusedAsMalformed() throws IOException {
		assertThat(get("/assets/%2e%2e%2fapplication.0123456789abcdef.yml").status()).isEqualTo(400);
	}

	@Test
	void aBrowserThatHoldsAnAssetIsToldSo() throws IOException {
		String path = this.assets.path("favicon.svg");
		String tag = get(path).header("ETag");

		assertThat(get(path, "If-None-Match: " + tag).status()).isEqualTo(304);
	}

	private RawHttp.Answer get(String path, String... headers) throws IOException {
		return new RawHttp(this.port).get(path, headers);
	}

}
