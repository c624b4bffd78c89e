package com.tetrixcorp.simulator;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * The published keys that sign Firebase's ID tokens: one real key pair for each run.
 */
final class SigningKeysProvider implements Provider {

	static final String PATH = "/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com";

	static final String KEY_ID = "simulated-1";

	private final KeyPair keys = IdTokenMint.newKeys();

	KeyPair keys() {
		return this.keys;
	}

	@Override
	public Answer answer(Request request) {
		if (!request.is("GET", PATH)) {
			return refusal(404);
		}
		RSAPublicKey key = (RSAPublicKey) this.keys.getPublic();
		return Answer
			.json(200,
					"""
							{"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}"""
						.formatted(KEY_ID, unsigned(key.getModulus()), unsigned(key.getPublicExponent())))
			.with("Cache-Control", "public, max-age=21600");
	}

	@Override
	public Answer refusal(int status) {
		return Answer.json(status, "{\"error\":{\"code\":%d,\"message\":\"Simulated.\"}}".formatted(status));
	}

	private static String unsigned(BigInteger number) {
		byte[] bytes = number.toByteArray();
		byte[] magnitude = (bytes[0] == 0) ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
		return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
	}

}
