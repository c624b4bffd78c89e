package com.tetrixcorp.web;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The name under which one request is found in answers and logs.
 */
final class RequestId {

	static final String HEADER = "X-Request-Id";

	/** In logs, and in the problems that clients see. */
	static final String KEY = "requestId";

	private static final String ATTRIBUTE = RequestId.class.getName();

	private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

	private RequestId() {
	}

	/**
	 * The request's id: the one it has, else the well-formed one that it came with, else
	 * a new one.
	 * @param request the request
	 * @return the same id for each call with the same request
	 */
	static String of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof String id) {
			return id;
		}
		String id = acceptable(request.getHeader(HEADER));
		request.setAttribute(ATTRIBUTE, id);
		return id;
	}

	static String acceptable(@Nullable String incoming) {
		return (incoming != null && WELL_FORMED.matcher(incoming).matches()) ? incoming : UUID.randomUUID().toString();
	}

}
