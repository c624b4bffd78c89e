package com.tetrixcorp.alert;

import org.jspecify.annotations.Nullable;

/**
 * What came of a drill.
 *
 * @param drill always true
 * @param id the message's key, {@code null} if none was made
 * @param way {@code outbox}, or {@code directly} if the database does not answer
 * @param outcome {@code delivered}, {@code queued} to be tried again, {@code failed}, or
 * {@code off} if nobody is to be told
 * @param receiver the class of the receiver's status, or of the failure
 */
record DrillAnswer(boolean drill, @Nullable String id, @Nullable String way, String outcome,
		@Nullable String receiver) {

	static final DrillAnswer OFF = new DrillAnswer(true, null, null, "off", null);

}
