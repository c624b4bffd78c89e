package com.tetrixcorp.health;

import java.util.Optional;

/**
 * Lets instances share what one of them measured.
 */
public interface EvidenceExchange {

	/**
	 * What this instance knows of a check.
	 * @param check the check's name
	 * @return its evidence with ages as of now, or empty before the first result
	 */
	Optional<SharedEvidence> of(String check);

	/**
	 * Goes on from what another instance measured, unless what is known here is newer.
	 * @param check the check's name
	 * @param evidence its evidence
	 * @param ageMillis how long ago its ages were true
	 */
	void adopt(String check, SharedEvidence evidence, long ageMillis);

}
