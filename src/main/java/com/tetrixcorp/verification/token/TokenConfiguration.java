package com.tetrixcorp.verification.token;

import java.text.ParseException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.database.AbsentDatabase;
import com.tetrixcorp.database.OnDatabaseUrl;
import com.tetrixcorp.database.Removal;

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
		JdbcClient jdbc = JdbcClient.create(database.getIfAvailable(AbsentDatabase::new));
		return new Redeemer(tokens, new RedeemedTokens(jdbc)::redeem);
	}

	@Bean
	@Conditional(OnDatabaseUrl.class)
	Removal redeemedTokenRemoval(@Qualifier("background") DataSource database, ErrorHandler errors) {
		return new Removal("redeemed tokens", JdbcClient.create(database), RedeemedTokens.EXPIRED, Map.of(), errors);
	}

}
