package com.tetrixcorp.site;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How to report a vulnerability (RFC 9116). Good for a year less a day from when the code
 * was made, since that is when somebody last stood by it: neither a build nor a start of
 * old code makes an address true again.
 */
final class SecurityTxt {

	/** RFC 9116 recommends less than a year. */
	private static final Duration LIFE = Duration.ofDays(364);

	private SecurityTxt() {
	}

	/**
	 * The file.
	 * @param domain the primary domain
	 * @param madeAt when the code was made
	 * @param now when the service starts; past its date it says itself what readers have
	 * to conclude, rather than pretend a later one
	 * @return the file's text
	 */
	static String of(String domain, Instant madeAt, Instant now) {
		String expired = isExpired(madeAt, now)
				? "# Expired: what runs here was made more than a year ago. The address below may be read by nobody.\n"
				: "";
		return expired + """
				Contact: mailto:security@%s
				Expires: %s
				Preferred-Languages: en, de
				Canonical: https://%s/.well-known/security.txt
				""".formatted(domain, expiry(madeAt), domain);
	}

	static boolean isExpired(Instant madeAt, Instant now) {
		return !now.isBefore(expiry(madeAt));
	}

	private static Instant expiry(Instant madeAt) {
		return madeAt.plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
	}

}
