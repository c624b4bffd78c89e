package com.tetrixcorp.verification.token;

import java.util.Locale;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A token is not redeemed, and why.
 */
final class RefusedToken extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	RefusedToken(Reason reason) {
		super(reason.status, problem(reason), null);
		this.reason = reason;
	}

	Reason reason() {
		return this.reason;
	}

	private static ProblemDetail problem(Reason reason) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(reason.status, reason.detail);
		problem.setProperty("reason", reason.wireName());
		return problem;
	}

	/**
	 * Why. Says of a forged token no more than that it is none of ours.
	 */
	enum Reason {

		/** Nothing was sent. */
		TOKEN_MISSING(HttpStatus.BAD_REQUEST, "The body holds no token. Send {\"token\": \"…\"}."),

		/** The number to compare with is none. */
		NUMBER_UNREADABLE(HttpStatus.BAD_REQUEST,
				"The number to compare with is not written as E.164, such as +4915112345678. The token is untouched."),

		/** Not signed by a key of ours, or not as our tokens are. */
		TOKEN_INVALID(HttpStatus.UNPROCESSABLE_ENTITY,
				"This is no token of this service. Do not trust it; start a new verification."),

		/** Too late. */
		TOKEN_EXPIRED(HttpStatus.GONE, "The token is expired. Start a new verification."),

		/** A second time. */
		TOKEN_REDEEMED(HttpStatus.CONFLICT, "The token has been redeemed before. Each one is good for one time."),

		/** For somebody else. */
		OTHER_AUDIENCE(HttpStatus.UNPROCESSABLE_ENTITY,
				"The token is made out to another audience. Do not trust it; it is still unredeemed."),

		/** About somebody else. */
		OTHER_NUMBER(HttpStatus.UNPROCESSABLE_ENTITY,
				"The token is about another number. It is used up now, so that numbers cannot be tried one by one.");

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
		String wireName() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
