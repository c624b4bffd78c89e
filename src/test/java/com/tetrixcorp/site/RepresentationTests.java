package com.tetrixcorp.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class RepresentationTests {

	private static final byte[] BODY = "quiet paper, one red ".repeat(40).getBytes(StandardCharsets.UTF_8);

	private final Representation content = Representation.of(MediaTypes.TEXT, BODY);

	@Test
	void theTwoFormsHaveTagsOfTheirOwnAndSayWhatTheyVaryBy() throws IOException {
		MockHttpServletResponse plain = answer("GET", null, null);
		MockHttpServletResponse gzip = answer("GET", "gzip", null);

		assertThat(plain.getContentAsByteArray()).isEqualTo(BODY);
		assertThat(plain.getHeader("Content-Encoding")).isNull();
		assertThat(gzip.getHeader("Content-Encoding")).isEqualTo("gzip");
		assertThat(gzip.getContentLength()).isEqualTo(gzip.getContentAsByteArray().length).isLessThan(BODY.length);
		assertThat(plain.getHeader("ETag")).matches("\"[0-9a-f]{16}\"").isNotEqualTo(gzip.getHeader("ETag"));
		assertThat(plain.getHeader("Vary")).isEqualTo("Accept-Encoding").isEqualTo(gzip.getHeader("Vary"));
	}

	@Test
	void equalContentHasEqualTagsAndOtherContentOthers() throws IOException {
		MockHttpServletResponse same = new MockHttpServletResponse();
		Representation.of(MediaTypes.TEXT, BODY.clone()).write(new MockHttpServletRequest(), same);
		MockHttpServletResponse other = new MockHttpServletResponse();
		Representation.of(MediaTypes.TEXT, "other".getBytes(StandardCharsets.UTF_8))
			.write(new MockHttpServletRequest(), other);

		assertThat(same.getHeader("ETag")).isEqualTo(answer("GET", null, null).getHeader("ETag"))
			.isNotEqualTo(other.getHeader("ETag"));
	}

	@Test
	void contentThatDoesNotShrinkHasOneFormAndVariesByNothing() throws IOException {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("Accept-Encoding", "gzip");
		MockHttpServletResponse response = new MockHttpServletResponse();
		Representation.of(MediaTypes.TEXT, "abc".getBytes(StandardCharsets.UTF_8)).write(request, response);

		assertThat(response.getContentAsString()).isEqualTo("abc");
		assertThat(response.getHeader("Content-Encoding")).isNull();
		assertThat(response.getHeader("Vary")).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "gzip|true", "GZIP|true", "br, gzip;q=0.2|true", "deflate, gzip|true", "x-gzip|true", "*|true",
					"*;q=0.1|true", "gzip;q=1.0, *;q=0|true", "''|false", "br|false", "identity|false",
					"gzip;q=0|false", "gzip; q=0.000|false", "*;q=0|false", "gzip;q=0, *|false", "gzipped|false",
					"gzip;q=broken|false", "gzip;level=9|false" })
	void theCompressedFormIsSentToThoseWhoTakeIt(String accepted, boolean compressed) throws IOException {
		assertThat(answer("GET", accepted, null).getHeader("Content-Encoding")).isEqualTo(compressed ? "gzip" : null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s", "W/%s", "\"other\", %s", "\"a,b\",W/%s", "*" })
	void aReaderWhoHoldsItGetsNoBody(String ifNoneMatch) throws IOException {
		String tag = answer("GET", null, null).getHeader("ETag");

		MockHttpServletResponse again = answer("GET", null, ifNoneMatch.formatted(tag));

		assertThat(again.getStatus()).isEqualTo(304);
		assertThat(again.getContentAsByteArray()).isEmpty();
		assertThat(again.getHeader("ETag")).isEqualTo(tag);
		assertThat(again.getHeader("Vary")).isEqualTo("Accept-Encoding");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"other\"", "W/\"other\"", "no-quotes", "\"unclosed" })
	void aReaderWhoHoldsSomethingElseGetsIt(String ifNoneMatch) throws IOException {
		assertThat(answer("GET", null, ifNoneMatch).getStatus()).isEqualTo(200);
	}

	@Test
	void theTagOfOneFormDoesNotStandForTheOther() throws IOException {
		String plain = answer("GET", null, null).getHeader("ETag");

		assertThat(answer("GET", "gzip", plain).getStatus()).isEqualTo(200);
	}

	@Test
	void headTellsTheLengthAndSendsNothing() throws IOException {
		MockHttpServletResponse head = answer("HEAD", "gzip", null);

		assertThat(head.getContentAsByteArray()).isEmpty();
		assertThat(head.getContentLength()).isEqualTo(answer("GET", "gzip", null).getContentLength());
	}

	private MockHttpServletResponse answer(String method, @Nullable String acceptEncoding, @Nullable String ifNoneMatch)
			throws IOException {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/");
		if (acceptEncoding != null) {
			request.addHeader("Accept-Encoding", acceptEncoding);
		}
		if (ifNoneMatch != null) {
			request.addHeader("If-None-Match", ifNoneMatch);
		}
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.content.write(request, response);
		return response;
	}

}
