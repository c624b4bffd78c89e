package com.tetrixcorp.staff;

import java.time.Duration;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Why a request is not let in, in words of our own.
 */
final class StaffRefusal extends ResponseStatusException {

	private static final long serialVersionUID = 1L;

	private static final String CHALLENGE = "Bearer realm=\"TETRIX staff\"";

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final Duration NOT_SOON = Duration.ofHours(1);

	private final transient HttpHeaders headers = new HttpHeaders();

	private StaffRefusal(HttpStatus status, String detail, String header, String value) {
		super(status, detail);
		this.headers.set(header, value);
	}

	static StaffRefusal notConfigured() {
		return new StaffRefusal(HttpStatus.SERVICE_UNAVAILABLE,
				"Nobody can sign in here: FIREBASE_PROJECT_ID is not set, or malformed.", HttpHeaders.RETRY_AFTER,
				Long.toString(NOT_SOON.toSeconds()));
	}

	static StaffRefusal unavailable() {
		return new StaffRefusal(HttpStatus.SERVICE_UNAVAILABLE,
				"Whether the token is genuine cannot be found out right now. Try again later.", HttpHeaders.RETRY_AFTER,
				Long.toString(SOON.toSeconds()));
	}

	static StaffRefusal noToken() {
		return new StaffRefusal(HttpStatus.UNAUTHORIZED,
				"Sign in, and send the ID token with the request: Authorization: Bearer …",
				HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
	}

	static StaffRefusal badToken() {
		return new StaffRefusal(HttpStatus.UNAUTHORIZED,
				"The token is not genuine, not for this service, or not valid now. Sign in again, and send the new one.",
				HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
	}

	static StaffRefusal notStaff() {
		return new StaffRefusal(HttpStatus.FORBIDDEN,
				"You are signed in, but not as staff with a verified e-mail address.", HttpHeaders.WWW_AUTHENTICATE,
				CHALLENGE + ", error=\"insufficient_scope\"");
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

}
