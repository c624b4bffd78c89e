package com.tetrixcorp.verification.page;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

import com.tetrixcorp.verification.VerificationFacts;
import com.tetrixcorp.verification.VerificationRefused;

/**
 * Why a page comes back: what happened, and what can be done.
 *
 * @param status the answer's status
 * @param title what happened
 * @param text what can be done, and what is kept of what was typed
 * @param wrongField whether it is the field that is to be corrected
 * @param retryAfter when to try again; {@code null} if waiting does not help
 */
public record Trouble(HttpStatusCode status, String title, String text, boolean wrongField,
		@Nullable Duration retryAfter) {

	private static final Duration COME_BACK = Duration.ofSeconds(60);

	static Trouble unavailable() {
		return new Trouble(HttpStatus.SERVICE_UNAVAILABLE, "Our database does not answer right now",
				"Nothing was done, and what you typed is still here. Try again in a minute.", false, COME_BACK);
	}

	static Trouble wrongCode(int attemptsLeft) {
		String tries = (attemptsLeft == 1) ? "You can try one more time."
				: "You can try " + attemptsLeft + " more times.";
		return field(HttpStatus.UNPROCESSABLE_ENTITY, "That is not the code that we sent", tries);
	}

	static Trouble usedUp() {
		return new Trouble(HttpStatus.UNPROCESSABLE_ENTITY, "This code is not taken any more",
				"It was used, it expired, or too many others were tried.", false, null);
	}

	static Trouble of(VerificationRefused refused, VerificationFacts facts) {
		HttpStatusCode status = refused.getStatusCode();
		Duration wait = refused.retryAfter();
		return switch (refused.reason()) {
			case INVALID_NUMBER -> field(status, "That is no phone number that we can read",
					"It begins with a plus and the country code.");
			case COUNTRY_NOT_SERVED -> field(status, "We send no codes to this country", served(facts));
			case TYPE_NOT_SERVED ->
				field(status, "Numbers of this kind get no codes from us", "Use the number of a mobile phone.");
			case NUMBER_UNREACHABLE -> field(status, "No message can be sent to this number",
					"The carrier refuses it. Check it for a typing error, or use another one.");
			case INVALID_CODE -> field(status, "A code has 6 digits", "Type all of them. This did not count as a try.");
			case UNKNOWN -> new Trouble(status, "We do not know this verification",
					"It may be too old, or its address has a typing error. You can start a new one here.", false, null);
			case OVER -> new Trouble(status, "No more codes for this one",
					"One verification is sent so many codes and no more." + again(wait, " You can start a new one"),
					false, wait);
			case TOO_SOON -> new Trouble(status, "Not yet",
					"Give the last code a little time to arrive." + again(wait, " Another one can be sent"), false,
					wait);
			case TOO_MANY -> new Trouble(status, "Too many codes for now",
					"We send only so many in an hour and in a day." + again(wait, " Try again"), false, wait);
			case NOT_SENT -> new Trouble(status, "The code could not be sent",
					"No carrier took it, and what you typed is still here." + again(wait, " Try again"), false, wait);
			case NOT_CONFIRMED -> new Trouble(status, "No carrier confirmed the code",
					"If it arrives all the same, type it here." + again(wait, " Another one can be sent"), false, wait);
			case UNKNOWN_AUDIENCE,
					NOT_CONFIGURED ->
				new Trouble(status, "No codes can be sent from here",
						"This service was not told what it needs for that. Nothing was stored of what you typed.",
						false, wait);
		};
	}

	/**
	 * The same where the field that it is about is not on the page.
	 * @return said above the form instead
	 */
	Trouble aboveTheForm() {
		return new Trouble(this.status, this.title, this.text, false, this.retryAfter);
	}

	private static Trouble field(HttpStatusCode status, String title, String text) {
		return new Trouble(status, title, text, true, null);
	}

	private static String served(VerificationFacts facts) {
		return facts.countries().isEmpty() ? "None is set up yet." : "We do to: " + facts.countryNames() + ".";
	}

	private static String again(@Nullable Duration wait, String what) {
		return (wait != null) ? what + " in " + Waiting.words(wait) + "." : "";
	}

	/**
	 * When to come back, as a header says it.
	 * @return whole seconds, or 0 if waiting does not help
	 */
	long retryAfterSeconds() {
		return (this.retryAfter != null) ? Waiting.seconds(this.retryAfter) : 0;
	}

}
