package com.tetrixcorp.verification.token;

import java.text.ParseException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.site.Unavailable;

/**
 * Puts the parts together: keys, tokens, and where redeemed ones are remembered.
 */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(TokenConfiguration.class);

	@Bean
	SignedTokens verificationTokens(TokenProperties properties, @Value("${tetrix.primary-domain}") String domain) {
		String primaryDomain = domain.strip();
		Set<String> audiences = new LinkedHashSet<>(properties.audiences());
		audiences.add(primaryDomain);
		return new SignedTokens(primaryDomain, audiences, mint(properties, "https://" + primaryDomain, audiences));
	}

	// In production a start without keys, or with malformed ones, has been stopped
	// before.
	private static @Nullable Mint mint(TokenProperties properties, String issuer, Set<String> audiences) {
		if (properties.signingKey().isEmpty() || properties.subjectSecret().isEmpty()) {
			logger.info("No verification tokens: VERIFICATION_SIGNING_KEY or VERIFICATION_SECRET is not set");
			return null;
		}
		try {
			return Mint.of(properties, issuer, audiences, InstantSource.system());
		}
		catch (ParseException | IllegalArgumentException ex) {
			// Its message may quote the key.
			logger.warn("No verification tokens: VERIFICATION_SIGNING_KEY is malformed");
			return null;
		}
	}

	@Bean
	Redeemer redeemer(SignedTokens tokens, ObjectProvider<DataSource> database) {
		DataSource source = database.getIfAvailable();
		if (source == null) {
			return new Redeemer(tokens, (token) -> {
				throw new Unavailable(null);
			});
		}
		return new Redeemer(tokens, new RedeemedTokens(JdbcClient.create(source))::redeem);
	}

}
