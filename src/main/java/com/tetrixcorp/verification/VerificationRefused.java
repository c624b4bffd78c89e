package com.tetrixcorp.verification;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A verification is not started, or not gone on with: why, and when to try again. A
 * problem as it is; a page reads {@link #reason()} instead.
 */
public final class VerificationRefused extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	private final @Nullable Duration retryAfter;

	private final @Nullable UUID verificationId;

	VerificationRefused(Reason reason) {
		this(reason, null, null);
	}

	VerificationRefused(Reason reason, @Nullable Duration retryAfter) {
		this(reason, retryAfter, null);
	}

	VerificationRefused(Reason reason, @Nullable Duration retryAfter, @Nullable UUID verificationId) {
		super(reason.status, problem(reason, verificationId), null);
		this.reason = reason;
		this.retryAfter = retryAfter;
		this.verificationId = verificationId;
		if (retryAfter != null) {
			getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wholeSeconds(retryAfter)));
		}
	}

	public Reason reason() {
		return this.reason;
	}

	/**
	 * How long to wait.
	 * @return {@code null} if waiting does not help
	 */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

	/**
	 * The verification that can be gone on with all the same.
	 * @return its id; {@code null} if there is none
	 */
	public @Nullable UUID verificationId() {
		return this.verificationId;
	}

	private static ProblemDetail problem(Reason reason, @Nullable UUID verificationId) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(reason.status, reason.detail);
		problem.setProperty("reason", reason.wireName());
		if (verificationId != null) {
			problem.setProperty("verificationId", verificationId);
		}
		return problem;
	}

	// Up, so that whoever comes back exactly then is not told to wait again.
	private static long wholeSeconds(Duration wait) {
		return Math.max(1, wait.plusMillis(999).toSeconds());
	}

	/**
	 * Why.
	 */
	public enum Reason {

		/** What was typed is no phone number. */
		INVALID_NUMBER(HttpStatus.BAD_REQUEST,
				"This is not a valid phone number. Write it with a + and the country code, such as +4915112345678."),

		/** A country that is not served. */
		COUNTRY_NOT_SERVED(HttpStatus.UNPROCESSABLE_ENTITY, "Numbers of this country are not served."),

		/**
		 * A kind of number that a person does not hold alone, or that costs the caller.
		 */
		TYPE_NOT_SERVED(HttpStatus.UNPROCESSABLE_ENTITY, "Numbers of this kind are not served. Use a mobile number."),

		/** The carrier says that the number cannot be reached at all. */
		NUMBER_UNREACHABLE(HttpStatus.UNPROCESSABLE_ENTITY,
				"No message can be sent to this number. Check it, or use another one."),

		/** What was typed cannot be a code. */
		INVALID_CODE(HttpStatus.BAD_REQUEST, "A code has 6 digits."),

		/** Nobody whom tokens are made for. */
		UNKNOWN_AUDIENCE(HttpStatus.BAD_REQUEST, "No tokens are made for this audience."),

		/** No verification has this id. */
		UNKNOWN(HttpStatus.NOT_FOUND, "No verification has this id. Start a new one."),

		/** The number is verified, or has been sent as many codes as one may be. */
		OVER(HttpStatus.CONFLICT, "No more codes are sent for this verification. Start a new one."),

		/** Another code before its time. */
		TOO_SOON(HttpStatus.TOO_MANY_REQUESTS, "Wait a little before you ask for another code."),

		/** This client, or all together, have asked for too many codes. */
		TOO_MANY(HttpStatus.TOO_MANY_REQUESTS, "Too many codes have been asked for. Try again later."),

		/** No carrier took the message. */
		NOT_SENT(HttpStatus.SERVICE_UNAVAILABLE, "The code could not be sent. Try again a little later."),

		/** No carrier said that it took the message, which may arrive all the same. */
		NOT_CONFIRMED(HttpStatus.SERVICE_UNAVAILABLE,
				"No carrier confirmed the code. If it arrives, it can be used; if not, ask for another one."),

		/** The service was not told what it needs for this. */
		NOT_CONFIGURED(HttpStatus.SERVICE_UNAVAILABLE, "Phone verification is not set up here.");

		private final HttpStatus status;

		private final String detail;

		Reason(HttpStatus status, String detail) {
			this.status = status;
			this.detail = detail;
		}

		/**
		 * The name in problems.
		 * @return in kebab case
		 */
		public String wireName() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		public String detail() {
			return this.detail;
		}

	}

}
