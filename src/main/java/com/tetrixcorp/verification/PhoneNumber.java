package com.tetrixcorp.verification;

/**
 * A number that a code may be sent to.
 *
 * @param e164 such as {@code +4915112345678}
 * @param country ISO 3166 code
 * @param masked with most of it hidden, to be shown
 */
record PhoneNumber(String e164, String country, String masked) {

	private static final int DIGITS_OF_A_BLOCK = 4;

	/**
	 * What the number has in common with ten thousand others, which one owner of a block
	 * could all let be called.
	 * @return the number without its last four digits
	 */
	String prefix() {
		return this.e164.substring(0, this.e164.length() - DIGITS_OF_A_BLOCK);
	}

	/** Shows as much as everybody may see. */
	@Override
	public String toString() {
		return "PhoneNumber[" + this.masked + "]";
	}

}
