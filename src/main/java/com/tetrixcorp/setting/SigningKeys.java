package com.tetrixcorp.setting;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;

/**
 * The key of P-256 that signs, and all that are believed: while keys rotate, the one
 * before or the one after too.
 *
 * @param signer the private key that signs
 * @param published the public halves of all keys, the signer's first
 */
public record SigningKeys(ECKey signer, JWKSet published) {

	private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

	/**
	 * Reads what the operator has set. Each key is named by its thumbprint (RFC 7638),
	 * whatever it calls itself: so it keeps its name when it stops signing, and no two
	 * share one.
	 * @param json a private JWK, or a set with exactly one private key
	 * @return the keys
	 * @throws ParseException if it is neither; the message repeats nothing of it
	 */
	public static SigningKeys parse(String json) throws ParseException {
		List<ECKey> signers = new ArrayList<>();
		List<JWK> others = new ArrayList<>();
		try {
			for (JWK key : keys(json)) {
				ECKey named = named(key);
				if (named.isPrivate()) {
					signers.add(named);
				}
				else {
					others.add(named);
				}
			}
			require(signers.size() == 1 && belongTogether(signers.get(0)));
		}
		// Whatever a parser throws at a text that is no JSON object, or no point.
		catch (ParseException | JOSEException | RuntimeException ex) {
			throw new ParseException("Not one private key of P-256, alone or among public ones", 0);
		}
		ECKey signer = signers.get(0);
		others.removeIf((other) -> other.getKeyID().equals(signer.getKeyID()));
		others.add(0, signer.toPublicJWK());
		return new SigningKeys(signer, new JWKSet(others));
	}

	private static List<JWK> keys(String json) throws ParseException {
		boolean set = JSONObjectUtils.parse(json).containsKey("keys");
		return set ? JWKSet.parse(json).getKeys() : List.of(JWK.parse(json));
	}

	private static ECKey named(JWK key) throws JOSEException {
		require(key instanceof ECKey);
		ECKey ec = (ECKey) key;
		require(Curve.P_256.equals(ec.getCurve()) && isNumber(ec.getX()) && isNumber(ec.getY()));
		require(!ec.isPrivate() || isNumber(ec.getD()));
		// Refuses a point that is not on the curve.
		return new ECKey.Builder(ec.getCurve(), ec.getX(), ec.getY()).d(ec.getD())
			.keyUse(KeyUse.SIGNATURE)
			.algorithm(JWSAlgorithm.ES256)
			.keyID(ec.computeThumbprint().toString())
			.build();
	}

	/**
	 * What the private half signs, the public half must verify: a pair that does not
	 * belong together would show only when somebody refuses a token.
	 * @param key with both halves
	 * @return whether they are one key's
	 */
	private static boolean belongTogether(ECKey key) throws JOSEException {
		BigInteger d = key.getD().decodeToBigInteger();
		if (d.signum() == 0 || d.compareTo(key.getCurve().toECParameterSpec().getOrder()) >= 0) {
			return false;
		}
		JWSHeader header = new JWSHeader(JWSAlgorithm.ES256);
		return new ECDSAVerifier(key.toPublicJWK()).verify(header, PROBE, new ECDSASigner(key).sign(header, PROBE));
	}

	// 43 characters of base64url are 32 bytes, without padding.
	private static boolean isNumber(@Nullable Base64URL member) {
		return member != null && member.toString().matches("[A-Za-z0-9_-]{43}");
	}

	private static void require(boolean condition) {
		if (!condition) {
			throw new IllegalArgumentException("Not as it must be");
		}
	}

	// Without the private half.
	@Override
	public String toString() {
		return "SigningKeys[signer=" + this.signer.getKeyID() + ", published=" + this.published.size() + "]";
	}

}
