package com.tetrixcorp.verification;

import java.util.UUID;

/**
 * A code that is not stored yet.
 *
 * @param id its verification
 * @param code the code
 * @param hash what is stored of it
 * @param allowed whether it may be sent; if not, nothing fits the hash
 */
record Draft(UUID id, String code, byte[] hash, boolean allowed) {

	/** Shows no code. */
	@Override
	public String toString() {
		return "Draft[id=" + this.id + "]";
	}

}
