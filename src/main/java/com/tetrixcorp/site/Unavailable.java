package com.tetrixcorp.site;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What was asked for cannot be made now, since the database does not answer: 503, and
 * when to come back.
 */
public final class Unavailable extends ResponseStatusException {

	private static final long serialVersionUID = 1L;

	private static final Duration COME_BACK = Duration.ofSeconds(60);

	public Unavailable(@Nullable Throwable cause) {
		super(HttpStatus.SERVICE_UNAVAILABLE, null, cause);
	}

	@Override
	public HttpHeaders getHeaders() {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, Long.toString(COME_BACK.toSeconds()));
		return headers;
	}

}
