package com.tetrixcorp.staff;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One thing that one of our staff did, or was not let do.
 *
 * @param id its number, in the order of what was done
 * @param at when, by the database's clock
 * @param uid who, as Firebase calls the person
 * @param email the person's e-mail address then, if the token told one
 * @param action what
 * @param object on what, such as {@code contact/17}; {@code null} if on all of them
 * @param outcome {@code done}, or why not
 * @param requestId the request's id in the access log
 */
record AuditEntry(long id, Instant at, String uid, @Nullable String email, String action, @Nullable String object,
		String outcome, @Nullable String requestId) {

}
