package com.tetrixcorp.verification.token;

import java.sql.Timestamp;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Remembers which tokens were redeemed, for as long as one could be shown again.
 */
final class RedeemedTokens {

	/** More than one redemption adds, so that the table shrinks whenever it is used. */
	static final int STEP = 20;

	// What is forgotten could be redeemed again by an instance whose clock is so far
	// behind. Rows that another step is just deleting are left to it.
	private static final String REDEEM = """
			with forgotten as (
			  delete from redeemed_token where jti = any (array(
			    select jti from redeemed_token where expires_at < now() - interval '1 hour'
			    order by expires_at limit :step for update skip locked)))
			insert into redeemed_token (jti, expires_at) values (:jti, :expiresAt)
			on conflict (jti) do nothing""";

	private final JdbcClient jdbc;

	RedeemedTokens(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Redeems a token. Whichever instance is asked, of all that ask at once one hears
	 * yes: the primary key decides.
	 * @param token the token
	 * @return whether it was not redeemed before
	 */
	boolean redeem(Attestation token) {
		return this.jdbc.sql(REDEEM)
			.param("step", STEP)
			.param("jti", token.id())
			.param("expiresAt", Timestamp.from(token.expiresAt()))
			.update() == 1;
	}

}
