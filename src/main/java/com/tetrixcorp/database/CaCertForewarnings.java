package com.tetrixcorp.database;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.tetrixcorp.health.Age;
import com.tetrixcorp.health.Forewarning;
import com.tetrixcorp.health.Forewarnings;
import com.tetrixcorp.setting.PemCertificates;

/**
 * Warns before the authority that is trusted for the database expires: a month before,
 * and again a week before.
 */
final class CaCertForewarnings implements Forewarnings {

	private static final int[] DAYS = { 7, 30 };

	/** Enough of a hash to tell two certificates apart. */
	private static final int FINGERPRINT = 16;

	private final List<X509Certificate> authorities;

	private final InstantSource clock;

	private CaCertForewarnings(List<X509Certificate> authorities, InstantSource clock) {
		this.authorities = authorities;
		this.clock = clock;
	}

	/**
	 * Reads the authorities.
	 * @param pem certificates; blank for none
	 * @param clock the time of day
	 * @return what warns of them; never, if they cannot be read: then there is no
	 * connection in the first place
	 */
	static Forewarnings of(String pem, InstantSource clock) {
		if (pem.isBlank()) {
			return List::of;
		}
		try {
			List<X509Certificate> authorities = PemCertificates.read(pem)
				.stream()
				.filter(X509Certificate.class::isInstance)
				.map(X509Certificate.class::cast)
				.toList();
			return new CaCertForewarnings(authorities, clock);
		}
		catch (CertificateException ex) {
			return List::of;
		}
	}

	@Override
	public List<Forewarning> current() {
		Instant now = this.clock.instant();
		return this.authorities.stream().flatMap((authority) -> warning(authority, now).stream()).toList();
	}

	private static Optional<Forewarning> warning(X509Certificate authority, Instant now) {
		Instant end = authority.getNotAfter().toInstant();
		Duration left = Duration.between(now, end);
		return IntStream.of(DAYS)
			.filter((days) -> left.compareTo(Duration.ofDays(days)) <= 0)
			.mapToObj((days) -> new Forewarning("database-ca/" + fingerprint(authority) + "/" + days, "database",
					"The certificate that the database is trusted by "
							+ (left.isNegative() ? "has expired" : "expires in " + Age.of(left)),
					"Put the provider's current one beside it in DATABASE_CA_CERT, and deploy", end))
			.findFirst();
	}

	private static String fingerprint(X509Certificate authority) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(authority.getEncoded());
			return HexFormat.of().formatHex(hash).substring(0, FINGERPRINT);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("A certificate that was read can be written", ex);
		}
	}

}
