package com.tetrixcorp.provider.firebase;

import java.time.Clock;
import java.util.Map;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import com.tetrixcorp.staff.IdToken;
import com.tetrixcorp.staff.IdTokens;
import com.tetrixcorp.staff.TokenRefusedException;
import com.tetrixcorp.staff.TokensUnavailableException;

/**
 * Reads Firebase's ID tokens: signed by a published key with RS256 and nothing else, and
 * true to {@link IdTokenRules}.
 */
final class FirebaseIdTokens implements IdTokens {

	private static final String ANONYMOUS = "anonymous";

	private final boolean configured;

	private final JwtDecoder decoder;

	FirebaseIdTokens(FirebaseProperties properties, JWKSource<SecurityContext> keys, Clock clock) {
		this.configured = properties.signsIn();
		this.decoder = decoder(properties.projectId(), keys, clock);
	}

	private static JwtDecoder decoder(String projectId, JWKSource<SecurityContext> keys, Clock clock) {
		DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
		processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
		processor.setJWTClaimsSetVerifier((claims, context) -> {
			// The rules do, and know more.
		});
		NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
		decoder.setJwtValidator(new IdTokenRules(projectId, clock));
		return decoder;
	}

	@Override
	public boolean configured() {
		return this.configured;
	}

	@Override
	public IdToken read(String token) throws TokenRefusedException, TokensUnavailableException {
		if (!this.configured) {
			throw new TokensUnavailableException(new IllegalStateException("No project is configured"));
		}
		try {
			return token(this.decoder.decode(token));
		}
		catch (JwtException ex) {
			if (isAboutOurKeys(ex)) {
				throw new TokensUnavailableException(ex);
			}
			throw new TokenRefusedException(ex);
		}
	}

	private static boolean isAboutOurKeys(@Nullable Throwable ex) {
		return ex != null && (ex instanceof KeySourceException || isAboutOurKeys(ex.getCause()));
	}

	private static IdToken token(Jwt jwt) {
		Map<String, Object> firebase = map(jwt.getClaim("firebase"));
		Object provider = firebase.get("sign_in_provider");
		boolean plain = provider instanceof String && !ANONYMOUS.equals(provider) && !firebase.containsKey("tenant");
		return new IdToken(jwt.getSubject(), (jwt.getClaim("email") instanceof String email) ? email : null,
				Boolean.TRUE.equals(jwt.getClaim("email_verified")), plain, Boolean.TRUE.equals(jwt.getClaim("staff")));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(@Nullable Object claim) {
		return (claim instanceof Map<?, ?>) ? (Map<String, Object>) claim : Map.of();
	}

}
