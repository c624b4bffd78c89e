package com.tetrixcorp.contact;

import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

import com.tetrixcorp.limit.Refusal;

/**
 * Why the API did not store a message.
 */
final class ContactProblems {

	private ContactProblems() {
	}

	static ErrorResponseException flawed(List<Flaw> flaws) {
		ErrorResponseException problem = problem(HttpStatus.UNPROCESSABLE_ENTITY,
				"The message was not stored. Correct the fields named in errors and send it again.");
		problem.getBody().setProperty("errors", flaws);
		return problem;
	}

	static ErrorResponseException tooMany(Refusal refusal) {
		ErrorResponseException problem = problem(HttpStatus.TOO_MANY_REQUESTS,
				ContactNotice.whose(refusal) + " The message was not stored. Wait as long as Retry-After says.");
		problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(refusal.retryAfterSeconds()));
		return problem;
	}

	static ErrorResponseException keyTaken() {
		return problem(HttpStatus.UNPROCESSABLE_ENTITY, "The message was not stored: its Idempotency-Key was used for "
				+ "another message. Give each message a key of its own.");
	}

	static ErrorResponseException badKey() {
		return problem(HttpStatus.BAD_REQUEST, "The message was not stored: its Idempotency-Key must be 16 to 100 "
				+ "visible ASCII characters without quotes in it, such as a UUID.");
	}

	private static ErrorResponseException problem(HttpStatus status, String detail) {
		ErrorResponseException problem = new ErrorResponseException(status);
		problem.setDetail(detail);
		return problem;
	}

}
