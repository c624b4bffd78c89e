package com.tetrixcorp.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.res.StringManager;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Tells by which status a refusal of the container is answered. It says 400 where HTTP
 * has a better word, and 5xx for some mistakes of the client, which would read, and be
 * alerted on, as ours.
 */
final class ContainerStatus {

	/** The container tells this case apart by nothing but its text. */
	private static final String TOO_LARGE = StringManager.getManager("org.apache.coyote.http11")
		.getString("iib.requestheadertoolarge.error");

	private ContainerStatus() {
	}

	static HttpStatusCode of(HttpServletRequest request, int status) {
		return switch (status) {
			case 400 -> isTooLarge(request) ? whatIsTooLarge(request) : HttpStatus.BAD_REQUEST;
			case 501, 505 ->
				"CONNECT".equals(request.getMethod()) ? HttpStatus.METHOD_NOT_ALLOWED : HttpStatus.BAD_REQUEST;
			default -> HttpStatusCode.valueOf(status);
		};
	}

	private static boolean isTooLarge(HttpServletRequest request) {
		return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception failure
				&& TOO_LARGE.equals(failure.getMessage());
	}

	private static HttpStatus whatIsTooLarge(HttpServletRequest request) {
		// Without an end of the request line there is no address yet.
		return (request.getRequestURI() == null) ? HttpStatus.URI_TOO_LONG : HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
	}

}
