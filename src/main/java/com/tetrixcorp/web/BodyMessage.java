package com.tetrixcorp.web;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;

/**
 * A body that has been read, for Spring's converters.
 */
final class BodyMessage implements HttpInputMessage {

	private final HttpHeaders headers;

	private final byte[] body;

	BodyMessage(HttpHeaders headers, byte[] body) {
		this.headers = headers;
		this.body = body;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public InputStream getBody() {
		return new ByteArrayInputStream(this.body);
	}

}
