package com.tetrixcorp.contact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Seals the moment at which somebody began to write, so that a form can bring it back and
 * nobody can make it up. The page itself cannot carry it, since the edge keeps one copy
 * for all: its script fetches a seal when the first field is entered, and a form that is
 * shown again has a new one.
 */
final class Opening {

	private static final String ALGORITHM = "HmacSHA256";

	/** An older one tells nothing any more. */
	private static final Duration LIFE = Duration.ofHours(24);

	/** How far the clocks of two instances may be apart. */
	private static final Duration SKEW = Duration.ofSeconds(30);

	private static final int LONGEST = 80;

	private final SecretKeySpec key;

	private final InstantSource clock;

	Opening(String secret, InstantSource clock) {
		byte[] bytes = secret.strip().getBytes(StandardCharsets.UTF_8);
		if (bytes.length == 0) {
			bytes = new byte[32];
			new SecureRandom().nextBytes(bytes);
		}
		this.key = new SecretKeySpec(bytes, ALGORITHM);
		this.clock = clock;
	}

	String seal() {
		String moment = Long.toString(this.clock.millis());
		return moment + "." + mac(moment);
	}

	/**
	 * How long ago a seal was made.
	 * @param seal what a form brought back
	 * @return its age; empty if it is none of ours, or none that still tells something
	 */
	Optional<Duration> age(@Nullable String seal) {
		int dot = (seal != null && seal.length() <= LONGEST) ? seal.indexOf('.') : -1;
		if (seal == null || dot < 1 || !matches(mac(seal.substring(0, dot)), seal.substring(dot + 1))) {
			return Optional.empty();
		}
		Duration age = Duration.between(Instant.ofEpochMilli(Long.parseLong(seal.substring(0, dot))),
				this.clock.instant());
		return Optional.of(age).filter((it) -> it.compareTo(SKEW.negated()) >= 0 && it.compareTo(LIFE) <= 0);
	}

	private static boolean matches(String expected, String given) {
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
	}

	private String mac(String moment) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			// The prefix keeps what else is signed with the same secret apart.
			byte[] bytes = mac.doFinal(("contact-opening\0" + moment).getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has " + ALGORITHM, ex);
		}
	}

}
