package com.tetrixcorp.apidoc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.site.SiteTest;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
@TestPropertySource(properties = "tetrix.primary-domain=tetrixcorp.com")
class DocsPageTests {

	/** What a strict content security policy refuses, and what leads to other sites. */
	private static final Pattern REFUSED = Pattern
		.compile("<style|<script|\\s(?:style|on[a-z]+)=|javascript:|src=\"http");

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "/api/docs, text/html;charset=UTF-8", "/api/openapi.json, application/json" })
	void bothFormsAreSentFromMemoryAndNobodyKeepsThem(String path, String type) throws IOException {
		RawHttp http = new RawHttp(this.port);
		RawHttp.Answer plain = http.get(path);
		RawHttp.Answer gzip = http.get(path, "Accept-Encoding: gzip");
		RawHttp.Answer head = http.request("HEAD", path, "");

		assertThat(plain.status()).isEqualTo(200);
		assertThat(plain.header("Content-Type")).isEqualTo(type);
		assertThat(plain.header("ETag")).isNull();
		assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
		assertThat(gzip.header("Vary")).contains("Accept-Encoding");
		assertThat(gzip.unzipped()).isEqualTo(plain.body());
		assertThat(head.header("Content-Length")).isEqualTo(plain.header("Content-Length"));
		assertThat(head.content()).isEmpty();
		assertThat(http.request("POST", path, "").status()).isEqualTo(405);
	}

	@Test
	void theDocumentIsTheOneThatIsWrittenDown() throws IOException {
		assertThat(new RawHttp(this.port).get("/api/openapi.json").content()).isEqualTo(Description.read().bytes());
	}

	@Test
	void everyOperationStandsInThePageWithARequestAndItsAnswers() throws IOException {
		String page = page();
		Description.read()
			.document()
			.path("paths")
			.properties()
			.forEach((path) -> path.getValue().forEach((operation) -> {
				String id = operation.path("operationId").asText();
				assertThat(page).as(id)
					.contains("<h3 id=\"" + id + "\">", "<li><a href=\"#" + id + "\">",
							escaped(operation.path("summary")));
				String part = page.substring(page.indexOf("<h3 id=\"" + id),
						page.indexOf("</article>", page.indexOf("<h3 id=\"" + id)));
				assertThat(part).as(id)
					.contains("<pre><code>curl ", "https://tetrixcorp.com" + path.getKey().replaceAll("\\{.*", ""));
				operation.path("responses")
					.fieldNames()
					.forEachRemaining((status) -> assertThat(part).as(id).contains(">" + status + "</code>"));
				operation.path("parameters")
					.forEach((parameter) -> assertThat(part).as(id)
						.contains("<code>" + parameter.path("name").asText() + "</code>"));
			}));
	}

	@Test
	void nothingInThePageNeedsAnExceptionAndEveryAnchorLeadsSomewhere() throws IOException {
		String page = page();
		assertThat(REFUSED.matcher(page).results().map((found) -> found.group())).isEmpty();
		List<String> ids = all("\\sid=\"([^\"]+)\"", page);
		assertThat(ids).doesNotHaveDuplicates().contains("verifyCode", "about-health", "answer-too-large");
		assertThat(all("(?:href=\"#|aria-labelledby=\")([^\"]+)\"", page)).isNotEmpty()
			.allSatisfy((id) -> assertThat(ids).contains(id));
		assertThat(page).contains("<link rel=\"canonical\" href=\"https://tetrixcorp.com/api/docs\">")
			.doesNotContain("$ref");
		assertThat(new RawHttp(this.port).get("/services").body()).contains("href=\"/api/docs\"",
				"href=\"/api/openapi.json\"");
	}

	@Test
	void anExampleOfMoreThanTwoScreensIsFoldedAndAShorterOneIsNot() {
		assertThat(sampleOf(60).folded()).isFalse();
		assertThat(sampleOf(61).folded()).isTrue();
	}

	@Test
	void foldedExamplesSayHowLongTheyAreAndTheOthersStandOpen() throws IOException {
		String page = page();
		assertThat(all("<summary>[^\\n]*</code>, (\\d+) lines</summary>\\s*<div class=\"code\"><pre>", page))
			.isNotEmpty()
			.allSatisfy((lines) -> assertThat(Integer.parseInt(lines)).isGreaterThan(60));
		assertThat(Pattern.compile("<figure class=\"code\">.*?</figure>", Pattern.DOTALL).matcher(page).results())
			.isNotEmpty()
			.allSatisfy((figure) -> assertThat(figure.group().lines().count()).isLessThan(65));
	}

	@Test
	void whatEveryAnswerHasIsToldOnceAndWhatSomeHaveWhereTheyHaveIt() throws IOException {
		String page = page();
		assertThat(all("(<dt><code>X-Request-Id</code>)", page)).isEmpty();
		assertThat(page).contains("Each answer has a request id in <code>X-Request-Id</code>");
		assertThat(all("(<dt><code>Retry-After</code>)", page)).isNotEmpty();
		JsonNode document = Description.read().document();
		References references = new References(document);
		document.path("paths")
			.findValues("responses")
			.forEach((responses) -> responses
				.forEach((response) -> assertThat(references.resolve(response).path("headers").has("X-Request-Id"))
					.as(response.toString())
					.isTrue()));
	}

	@Test
	void everyMemberAndParameterIsExplained() {
		JsonNode document = Description.read().document();
		document.path("components").path("schemas").properties().forEach((schema) -> {
			assertThat(schema.getValue().path("description").asText()).as(schema.getKey()).isNotBlank();
			schema.getValue()
				.path("properties")
				.properties()
				.forEach((member) -> assertThat(member.getValue().path("description").asText())
					.as(schema.getKey() + "." + member.getKey())
					.isNotBlank());
		});
	}

	private static SampleView sampleOf(int lines) {
		return new SampleView("", "", "line\n".repeat(lines));
	}

	private String page() throws IOException {
		return new String(new RawHttp(this.port).get("/api/docs").content(), StandardCharsets.UTF_8);
	}

	private static String escaped(JsonNode text) {
		return text.asText().replace("&", "&amp;");
	}

	private static List<String> all(String pattern, String text) {
		return Pattern.compile(pattern).matcher(text).results().map((match) -> match.group(1)).toList();
	}

}
