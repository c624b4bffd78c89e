package com.tetrixcorp.site;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
@TestPropertySource(properties = "tetrix.primary-domain=tetrixcorp.com")
class PageTests {

	/** What a strict content security policy refuses: code and styles within the page. */
	private static final Pattern INLINE = Pattern.compile("<style|<script(?! src=)|\\s(?:style|on[a-z]+)=|javascript:");

	@LocalServerPort
	int port;

	static List<Page> pages() {
		return new PageCatalog().pages();
	}

	static Stream<Page> keptPages() {
		return pages().stream().filter((page) -> !page.path().equals("/status"));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void aPageIsWhatTheCatalogueSays(Page page) throws IOException {
		RawHttp.Answer answer = get(page);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
		assertThat(answer.header("Content-Length")).isEqualTo("" + answer.content().length);
		assertThat(answer.header("Set-Cookie")).isNull();
		assertThat(answer.body()).startsWith("<!doctype html>")
			.contains("<html lang=\"en\"", "<title>" + escaped(page.title()) + "</title>",
					"<meta name=\"description\" content=\"" + page.description() + "\">",
					"<link rel=\"canonical\" href=\"https://" + page.host().domain("tetrixcorp.com") + page.path()
							+ "\">",
					"<meta property=\"og:url\" content=\"https://" + page.host().domain("tetrixcorp.com") + page.path()
							+ "\">",
					"<meta property=\"og:image\" content=\"https://tetrixcorp.com/assets/og.")
			.doesNotContain("noindex", "null");
	}

	@ParameterizedTest
	@MethodSource("pages")
	void aPageHasOneHeadingThatNamesIt(Page page) throws IOException {
		List<String> headings = all("<h1>(.*?)</h1>", get(page).body());

		assertThat(headings).hasSize(1);
		String name = (page.navLabel() == null || page.path().equals("/")) ? page.title().replaceAll("[ :].*", "")
				: page.navLabel();
		assertThat(headings.get(0)).startsWith("<span class=\"name\">" + name);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void aPageHasTheNavigationAndMarksItself(Page page) throws IOException {
		String html = get(page).body();
		String nav = all("<nav[^>]*>(.*?)</nav>", html).get(0);

		assertThat(all("<a [^>]*>([^<]*)</a>", nav)).containsExactly("Home", "About", "Solutions", "Services",
				"Contact", "Status");
		assertThat(all("<a [^>]*aria-current=\"page\"[^>]*>([^<]*)</a>", nav))
			.isEqualTo((page.navLabel() != null) ? List.of(page.navLabel()) : List.of());
		assertThat(html.substring(html.indexOf("<body>"))).matches("(?s)<body>\\s*<a class=\"skip\" href=\"#main\">.*");
		assertThat(html).contains("<main id=\"main\"", "<img src=\"/status/badge.svg\" alt=");
	}

	@ParameterizedTest
	@MethodSource("pages")
	void nothingInAPageNeedsAnInlineException(Page page) throws IOException {
		assertThat(INLINE.matcher(get(page).body()).results().map(MatchResult::group)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyLinkWithinTheSiteLeadsSomewhere(Page page) throws IOException {
		Set<String> links = new HashSet<>(all("(?:href|src)=\"(/[^\"]*)\"", get(page).body()));
		// Answered by the health package and by the one that makes tokens.
		links.removeIf((link) -> link.startsWith("/api/health") || link.equals("/.well-known/jwks.json"));
		for (String link : links.stream().filter((link) -> link.contains("#")).toList()) {
			assertThat(from(page.host(), "GET", link.substring(0, link.indexOf('#'))).body()).as(link)
				.contains(" id=\"" + link.substring(link.indexOf('#') + 1) + "\"");
			links.remove(link);
		}

		assertThat(links).isNotEmpty()
			.allSatisfy((link) -> assertThat(from(page.host(), "GET", link).status()).as(link).isEqualTo(200));
		Set<String> ids = new HashSet<>(all("\\sid=\"([^\"]+)\"", get(page).body()));
		assertThat(all("\\sid=\"([^\"]+)\"", get(page).body())).hasSameSizeAs(ids);
		// Several may be named in one attribute.
		assertThat(all("(?:href=\"#|aria-labelledby=\"|aria-describedby=\"|for=\")([^\"]+)\"", get(page).body()))
			.flatMap((named) -> List.of(named.split(" ")))
			.allSatisfy((id) -> assertThat(ids).contains(id));
	}

	@Test
	void titlesAndDescriptionsAreUniqueAndOfALengthThatIsShownWhole() {
		assertThat(pages()).extracting(Page::title)
			.doesNotHaveDuplicates()
			.allSatisfy((title) -> assertThat(title).hasSizeBetween(10, 72));
		assertThat(pages())
			.allSatisfy((page) -> assertThat(page.title()).contains(Brand.of(page.host()).displayName()));
		assertThat(pages()).extracting(Page::description)
			.doesNotHaveDuplicates()
			.allSatisfy((description) -> assertThat(description).hasSizeBetween(60, 170));
	}

	@ParameterizedTest
	@MethodSource("keptPages")
	void aPageIsKeptAsBytesInTwoForms(Page page) throws IOException {
		RawHttp.Answer plain = get(page);
		RawHttp.Answer gzip = from(page.host(), "GET", page.path(), "Accept-Encoding: gzip, br");

		assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
		assertThat(gzip.header("Vary")).contains("Accept-Encoding");
		assertThat(gzip.unzipped()).isEqualTo(plain.body());
		assertThat(from(page.host(), "GET", page.path(), "If-None-Match: " + plain.header("ETag")).status())
			.isEqualTo(304);
		RawHttp.Answer head = from(page.host(), "HEAD", page.path());
		assertThat(head.header("Content-Length")).isEqualTo(plain.header("Content-Length"));
		assertThat(head.header("ETag")).isEqualTo(plain.header("ETag"));
		assertThat(head.content()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void otherMethodsAreToldWhatIsAllowed(Page page) throws IOException {
		RawHttp.Answer options = from(page.host(), "OPTIONS", page.path());
		assertThat(options.status()).isEqualTo(200);
		assertThat(options.header("Allow")).contains("GET", "HEAD", "OPTIONS").doesNotContain("POST");

		RawHttp.Answer delete = from(page.host(), "DELETE", page.path());
		assertThat(delete.status()).isEqualTo(405);
		assertThat(delete.header("Allow")).contains("GET");
	}

	@Test
	void whatIsNotSetUpIsNotCalledOpen() throws IOException {
		for (String path : List.of("/", "/solutions", "/services")) {
			assertThat(new RawHttp(this.port).get(path).body()).as(path).contains("not set up here");
		}
	}

	@Test
	void mailAddressesAreKeptFromTheEdgesRewriting() throws IOException {
		String html = new RawHttp(this.port).get("/contact").body();

		assertThat(all("(mailto:)", html)).hasSizeGreaterThan(1)
			.hasSameSizeAs(all("(<!--email_off--><a href=\"mailto:)", html));
	}

	private RawHttp.Answer get(Page page) throws IOException {
		return from(page.host(), "GET", page.path());
	}

	private RawHttp.Answer from(Host host, String method, String path, String... headers) throws IOException {
		return new RawHttp(this.port).requestFrom(host.domain("tetrixcorp.com"), method, path, headers);
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;");
	}

	private static List<String> all(String pattern, String text) {
		return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).results().map((match) -> match.group(1)).toList();
	}

}
