package com.tetrixcorp.contact;

import com.tetrixcorp.limit.Refusal;

/**
 * What is said above a form that is shown again, when it is no single field's fault: what
 * happened, what to do, and that nothing typed is lost.
 *
 * @param title what happened
 * @param text what to do
 */
public record ContactNotice(String title, String text) {

	static final ContactNotice FLAWED = new ContactNotice("Not sent yet",
			"Something below needs a change. What you typed is still here.");

	static final ContactNotice TRAPPED = new ContactNotice("Not sent yet",
			"A field that people do not see was filled in, perhaps by your browser. It is empty again, and what you "
					+ "typed is still here. Send it once more.");

	static final ContactNotice HASTY = new ContactNotice("Please look it over once more",
			"That was quick, or it holds a link: programs write like this too. Nothing was sent, and what you typed "
					+ "is still here. If it is right, send it once more.");

	static final ContactNotice UNAVAILABLE = new ContactNotice("Not stored",
			"Our database does not answer right now, so we cannot promise that your message is kept. What you typed is "
					+ "still here. Send it again in a minute; sent twice, it still arrives once.");

	static ContactNotice tooMany(Refusal refusal) {
		return new ContactNotice("Not sent: too many messages", whose(refusal) + " What you typed is still here. "
				+ "Send it again in " + wait(refusal) + ", or write an e-mail.");
	}

	static String whose(Refusal refusal) {
		return switch (refusal.limit()) {
			case Reception.PER_CLIENT -> "More messages came from your network than we take in one hour.";
			case Reception.PER_EMAIL -> "More messages came under this e-mail address than we take in one day.";
			default -> "More messages come in at the moment than we can read.";
		};
	}

	private static String wait(Refusal refusal) {
		long minutes = refusal.retryAfter().plusSeconds(59).toMinutes();
		if (minutes > 90) {
			return (minutes + 59) / 60 + " hours";
		}
		return (minutes > 1) ? minutes + " minutes" : "a minute";
	}

}
