package com.tetrixcorp.verification.token;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are made and for whom.
 *
 * @param signingKey a private JWK, or a JWK set with one private key, which signs, and
 * public ones, which are published and believed beside it; blank: there are no tokens
 * @param subjectSecret what the {@link SubjectHash} is keyed with; blank: there are no
 * tokens
 * @param audiences for whom a token may be made out, beside the primary domain
 * @param life how long a token is good for
 * @param skew how far the clocks of two instances may be apart
 */
@ConfigurationProperties("tetrix.verification.token")
record TokenProperties(@DefaultValue("") String signingKey, @DefaultValue("") String subjectSecret,
		@DefaultValue List<String> audiences, @DefaultValue("10m") Duration life, @DefaultValue("1m") Duration skew) {

	TokenProperties {
		signingKey = signingKey.strip();
		subjectSecret = subjectSecret.strip();
		audiences = audiences.stream().map(String::strip).filter((audience) -> !audience.isEmpty()).toList();
	}

	// Secrets show up in no log, however the record gets there.
	@Override
	public String toString() {
		return "TokenProperties[audiences=" + this.audiences + ", life=" + this.life + ", skew=" + this.skew + "]";
	}

}
