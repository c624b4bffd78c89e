package com.tetrixcorp.verification;

import java.util.Optional;
import java.util.UUID;

import com.tetrixcorp.verification.VerificationRefused.Reason;

/**
 * What only the service's secret opens: codes and numbers.
 *
 * @param codes makes and compares codes
 * @param sealed numbers as they are stored
 * @param numbers tells which are served
 */
record Vault(Codes codes, SealedNumbers sealed, PhoneNumbers numbers) {

	static Vault of(VerificationProperties properties) {
		return new Vault(new Codes(properties.secret()), new SealedNumbers(properties.secret()),
				new PhoneNumbers(properties.countries()));
	}

	/**
	 * Reads the number of a verification.
	 * @param stored the verification
	 * @return its number; empty if the secret was changed since
	 */
	Optional<PhoneNumber> numberOf(StoredVerification stored) {
		return this.sealed.open(stored.id(), stored.numberSealed()).map(this.numbers::known);
	}

	/**
	 * Reads an id as it came.
	 * @param id any text
	 * @return the id; empty if no verification can have this one
	 */
	static Optional<UUID> id(String id) {
		try {
			UUID parsed = UUID.fromString(id);
			// The JDK takes shorter forms too.
			return parsed.toString().equals(id) ? Optional.of(parsed) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	static VerificationRefused unknown() {
		return new VerificationRefused(Reason.UNKNOWN);
	}

}
