package com.tetrixcorp.setting;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A private key of P-256, made for one test.
 *
 * @param d the private half, base64url
 * @param x the public point
 * @param y the public point
 */
public record GeneratedJwk(String d, String x, String y) {

	public static GeneratedJwk generate() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			KeyPair pair = generator.generateKeyPair();
			ECPublicKey point = (ECPublicKey) pair.getPublic();
			return new GeneratedJwk(base64(((ECPrivateKey) pair.getPrivate()).getS()),
					base64(point.getW().getAffineX()), base64(point.getW().getAffineY()));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public String json() {
		return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":\"" + this.d + "\",\"x\":\"" + this.x + "\",\"y\":\"" + this.y
				+ "\"}";
	}

	/**
	 * The key without its private half.
	 * @return a public JWK
	 */
	public String publicJson() {
		return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + this.x + "\",\"y\":\"" + this.y + "\"}";
	}

	private static String base64(BigInteger number) {
		byte[] bytes = number.toByteArray();
		byte[] fixed = new byte[32];
		// Without the byte for the sign, with zeros in front.
		byte[] magnitude = (bytes.length > 32) ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
		System.arraycopy(magnitude, 0, fixed, 32 - magnitude.length, magnitude.length);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
	}

}
