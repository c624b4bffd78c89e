package com.tetrixcorp.verification.page;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.verification.Channel;
import com.tetrixcorp.verification.PendingVerification;
import com.tetrixcorp.verification.VerificationState;

/**
 * The page that asks for the code, or says that another one is needed.
 *
 * @param verificationId its id
 * @param maskedNumber where the code went; {@code null} while nobody can tell
 * @param voice whether it was read aloud
 * @param open whether a code can be typed
 * @param left how long it is still good for, in words
 * @param resendSeconds after how many seconds another one can be sent
 * @param code what is in the field
 * @param trouble why it is shown again, if it is
 */
public record CodeView(String verificationId, @Nullable String maskedNumber, boolean voice, boolean open, String left,
		long resendSeconds, String code, @Nullable Trouble trouble) {

	static CodeView of(VerificationState state, String code, @Nullable Trouble trouble, Instant now) {
		PendingVerification pending = state.pending();
		boolean open = state.status() == VerificationState.Status.PENDING && now.isBefore(pending.expiresAt());
		return new CodeView(pending.verificationId(), pending.maskedNumber(), pending.channel() == Channel.VOICE, open,
				open ? Waiting.words(Duration.between(now, pending.expiresAt())) : "",
				Waiting.secondsUntil(pending.resendAfter(), now), code, trouble);
	}

	/**
	 * The page while the database does not answer: what was typed, and nothing else.
	 * @param verificationId the id that was asked for
	 * @param code what is in the field
	 * @param trouble why
	 * @return the page
	 */
	static CodeView blind(String verificationId, String code, Trouble trouble) {
		return new CodeView(verificationId, null, false, true, "", 0, code, trouble);
	}

	public boolean wrong() {
		return this.trouble != null && this.trouble.wrongField();
	}

	/**
	 * When another code can be sent.
	 * @return in words; empty if now
	 */
	public String resendIn() {
		return (this.resendSeconds > 0) ? Waiting.words(Duration.ofSeconds(this.resendSeconds)) : "";
	}

	@Override
	public String toString() {
		return "CodeView[verificationId=" + this.verificationId + ", open=" + this.open + "]";
	}

}
