package com.tetrixcorp.verification.token;

import java.sql.Timestamp;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Remembers which tokens were redeemed, for as long as one could be shown again.
 */
final class RedeemedTokens {

	/**
	 * Deletes what nobody can show any more: an hour on, even an instance whose clock is
	 * wrong takes the token for expired.
	 */
	static final String EXPIRED = """
			delete from redeemed_token where jti = any (array(
			  select jti from redeemed_token where expires_at < now() - interval '1 hour'
			  order by expires_at limit :step for update skip locked))""";

	private final JdbcClient jdbc;

	RedeemedTokens(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Redeems a token. Of all that ask at once, on whichever instance, one hears yes: the
	 * primary key decides.
	 * @param token the token
	 * @return whether it was not redeemed before
	 */
	boolean redeem(Attestation token) {
		return this.jdbc.sql("""
				insert into redeemed_token (jti, expires_at) values (:jti, :expiresAt)
				on conflict (jti) do nothing""")
			.param("jti", token.id())
			.param("expiresAt", Timestamp.from(token.expiresAt()))
			.update() == 1;
	}

}
