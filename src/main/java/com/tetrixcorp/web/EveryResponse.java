package com.tetrixcorp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * The headers of an answer that the container gives by itself, past the filters.
 */
final class EveryResponse {

	private EveryResponse() {
	}

	static void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(RequestId.HEADER, RequestId.of(request));
		SecurityHeaders.write(request, response);
		response.setHeader(HttpHeaders.CACHE_CONTROL, CachePolicy.NO_STORE);
	}

}
