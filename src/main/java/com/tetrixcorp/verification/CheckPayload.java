package com.tetrixcorp.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What came of a code.
 *
 * @param success always true: a wrong code is no failure of the request
 * @param verified whether it was the right one
 * @param token if it was
 * @param attemptsLeft if it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckPayload(boolean success, boolean verified, @Nullable String token, @Nullable Integer attemptsLeft) {

	static CheckPayload of(CodeCheck check) {
		return new CheckPayload(true, check.verified(), check.token(), check.verified() ? null : check.attemptsLeft());
	}

	@Override
	public String toString() {
		return "CheckPayload[verified=" + this.verified + "]";
	}

}
