package com.tetrixcorp.web;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.http.MockHttpOutputMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WholeJsonConverterTests {

	private final WholeJsonConverter converter = new WholeJsonConverter(new ObjectMapper());

	private final MockHttpOutputMessage answer = new MockHttpOutputMessage();

	@Test
	void theLengthIsToldAndIsThatOfTheBytes() throws IOException {
		this.converter.write(Map.of("city", "Köln"), MediaType.APPLICATION_JSON, this.answer);
		assertThat(this.answer.getBodyAsString()).isEqualTo("{\"city\":\"Köln\"}");
		assertThat(this.answer.getHeaders().getContentLength()).isEqualTo(16);
		assertThat(this.answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
	}

	@Test
	void ofWhatFailsHalfWayNothingIsSent() {
		assertThatExceptionOfType(HttpMessageNotWritableException.class)
			.isThrownBy(() -> this.converter.write(new Broken("first", 0), MediaType.APPLICATION_JSON, this.answer));
		assertThat(this.answer.getBodyAsBytes()).isEmpty();
	}

	/**
	 * Half of it can be written.
	 *
	 * @param first can be written
	 * @param second cannot
	 */
	record Broken(String first, int second) {

		@Override
		public int second() {
			throw new IllegalStateException("as if");
		}

	}

}
