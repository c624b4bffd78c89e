package com.tetrixcorp.provider.firebase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What an ID token must say to be one of this project, now. Spring's own rules let a
 * token without an end pass, and one from the future.
 */
final class IdTokenRules implements OAuth2TokenValidator<Jwt> {

	/** How far two clocks may be apart. */
	static final Duration SKEW = Duration.ofSeconds(30);

	private static final int LONGEST_UID = 128;

	private static final OAuth2TokenValidatorResult REFUSED = OAuth2TokenValidatorResult
		.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN));

	private final String projectId;

	private final Clock clock;

	IdTokenRules(String projectId, Clock clock) {
		this.projectId = projectId;
		this.clock = clock;
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		Instant now = this.clock.instant();
		boolean ours = ("https://securetoken.google.com/" + this.projectId).equals(token.getClaimAsString("iss"))
				&& List.of(this.projectId).equals(token.getAudience());
		boolean valid = isAfter(token.getExpiresAt(), now.minus(SKEW)) && isPast(token.getIssuedAt(), now)
				&& isPast(seconds(token.getClaim("auth_time")), now)
				&& (token.getNotBefore() == null || isPast(token.getNotBefore(), now));
		return (ours && valid && token.getHeaders().get("kid") != null && isUid(token.getSubject()))
				? OAuth2TokenValidatorResult.success() : REFUSED;
	}

	private static boolean isUid(@Nullable String subject) {
		return subject != null && !subject.isBlank() && subject.length() <= LONGEST_UID;
	}

	private static boolean isAfter(@Nullable Instant end, Instant now) {
		return end != null && end.isAfter(now);
	}

	private static boolean isPast(@Nullable Instant moment, Instant now) {
		return moment != null && !moment.isAfter(now.plus(SKEW));
	}

	private static @Nullable Instant seconds(@Nullable Object claim) {
		if (claim instanceof Instant moment) {
			return moment;
		}
		// An absurd number is no moment.
		return (claim instanceof Number number && Math.abs(number.doubleValue()) < Integer.MAX_VALUE * 4.0)
				? Instant.ofEpochSecond(number.longValue()) : null;
	}

}
