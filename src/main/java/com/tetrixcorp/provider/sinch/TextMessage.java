package com.tetrixcorp.provider.sinch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import com.tetrixcorp.verification.CodeMessage;

/**
 * A batch of one text.
 *
 * @param from our number
 * @param to the one number
 * @param body the text, in one part
 * @param type plain text
 * @param deliveryReport none: it would need an address that Sinch can call
 * @param expireAt from when on it is not worth being delivered any more
 * @param clientReference our name for it
 * @param maxNumberOfMessageParts one, since each is billed
 */
@JsonNaming(SnakeCaseStrategy.class)
record TextMessage(String from, List<String> to, String body, String type, String deliveryReport, String expireAt,
		String clientReference, int maxNumberOfMessageParts) {

	static TextMessage of(CodeMessage message, String from, Instant now) {
		Instant expiry = now.plus(message.validity()).truncatedTo(ChronoUnit.MILLIS);
		return new TextMessage(from, List.of(message.e164()), message.text(), "mt_text", "none", expiry.toString(),
				message.reference().toString(), 1);
	}

	/** Shows neither the number nor the text. */
	@Override
	public String toString() {
		return "TextMessage[clientReference=" + this.clientReference + "]";
	}

}
