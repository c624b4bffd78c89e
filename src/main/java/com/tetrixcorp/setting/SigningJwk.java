package com.tetrixcorp.setting;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonParserFactory;

/**
 * Tells whether a text is a private key of P-256 as JSON (RFC 7518, 6.2). What the
 * private half signs, the public half must verify: a pair that does not belong together
 * would show only when somebody refuses a token.
 */
final class SigningJwk {

	private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

	private SigningJwk() {
	}

	static boolean isWellFormed(String json) {
		try {
			Map<String, Object> jwk = JsonParserFactory.getJsonParser().parseMap(json);
			return "EC".equals(jwk.get("kty")) && "P-256".equals(jwk.get("crv"))
					&& belongTogether(number(jwk.get("d")), number(jwk.get("x")), number(jwk.get("y")));
		}
		// Whatever a parser throws at a text that is no JSON object, or no point.
		catch (GeneralSecurityException | RuntimeException ex) {
			return false;
		}
	}

	private static boolean belongTogether(BigInteger d, BigInteger x, BigInteger y) throws GeneralSecurityException {
		AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
		parameters.init(new ECGenParameterSpec("secp256r1"));
		ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
		if (d.signum() == 0 || d.compareTo(curve.getOrder()) >= 0) {
			return false;
		}
		KeyFactory keys = KeyFactory.getInstance("EC");
		Signature signature = Signature.getInstance("SHA256withECDSA");
		signature.initSign(keys.generatePrivate(new ECPrivateKeySpec(d, curve)));
		signature.update(PROBE);
		byte[] signed = signature.sign();
		signature.initVerify(keys.generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve)));
		signature.update(PROBE);
		return signature.verify(signed);
	}

	private static BigInteger number(@Nullable Object member) {
		// 43 characters of base64url are 32 bytes, without padding.
		if (member instanceof String text && text.matches("[A-Za-z0-9_-]{43}")) {
			return new BigInteger(1, Base64.getUrlDecoder().decode(text));
		}
		throw new IllegalArgumentException("Not 32 bytes");
	}

}
