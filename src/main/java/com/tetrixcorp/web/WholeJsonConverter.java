package com.tetrixcorp.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.stereotype.Component;

/**
 * Sends JSON with its length: head and body leave in one piece, where chunks would take a
 * second one for their end. What cannot be made whole is an error, never half an answer.
 */
@Component
final class WholeJsonConverter extends MappingJackson2HttpMessageConverter {

	private static final int USUAL_SIZE = 512;

	WholeJsonConverter(ObjectMapper mapper) {
		super(mapper);
	}

	@Override
	protected void writeInternal(Object object, @Nullable Type type, HttpOutputMessage message) throws IOException {
		Whole whole = new Whole(message.getHeaders(), new ByteArrayOutputStream(USUAL_SIZE));
		super.writeInternal(object, type, whole);
		message.getHeaders().setContentLength(whole.body.size());
		whole.body.writeTo(message.getBody());
	}

	/**
	 * Waits until all of it is there.
	 *
	 * @param headers those of the answer
	 * @param body what was written so far
	 */
	private record Whole(HttpHeaders headers, ByteArrayOutputStream body) implements HttpOutputMessage {

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

		@Override
		public OutputStream getBody() {
			return this.body;
		}

	}

}
