package com.tetrixcorp.verification.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Redeems tokens: genuine, in time, for the one who asks, and once.
 */
final class Redeemer {

	/** Ours have some 500 characters. */
	private static final int LONGEST_TOKEN = 4_096;

	private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");

	private final SignedTokens tokens;

	private final Predicate<Attestation> first;

	Redeemer(SignedTokens tokens, Predicate<Attestation> first) {
		this.tokens = tokens;
		this.first = first;
	}

	Attestation redeem(RedeemRequest request) {
		Attestation token = this.tokens.mint().reader().read(text(request.token()));
		refuseUnless(request.audience() == null || request.audience().equals(token.audience()),
				RefusedToken.Reason.OTHER_AUDIENCE);
		String number = request.phoneNumber();
		refuseUnless(number == null || E164.matcher(number).matches(), RefusedToken.Reason.NUMBER_UNREADABLE);
		refuseUnless(this.first.test(token), RefusedToken.Reason.TOKEN_REDEEMED);
		refuseUnless(number == null || isAbout(token, number), RefusedToken.Reason.OTHER_NUMBER);
		return token;
	}

	private static String text(@Nullable String token) {
		if (token == null || token.isBlank()) {
			throw new RefusedToken(RefusedToken.Reason.TOKEN_MISSING);
		}
		refuseUnless(token.length() <= LONGEST_TOKEN, RefusedToken.Reason.TOKEN_INVALID);
		return token.strip();
	}

	private boolean isAbout(Attestation token, String number) {
		return MessageDigest.isEqual(bytes(this.tokens.mint().subjects().of(number)), bytes(token.subject()));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static void refuseUnless(boolean condition, RefusedToken.Reason reason) {
		if (!condition) {
			throw new RefusedToken(reason);
		}
	}

}
