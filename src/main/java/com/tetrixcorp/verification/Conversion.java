package com.tetrixcorp.verification;

/**
 * How many of the verifications with a code sent came to their end.
 *
 * @param sent how many there were; not a number while that is not known
 * @param verified how many of these came to their end
 */
record Conversion(double sent, double verified) {

	static final Conversion UNKNOWN = new Conversion(Double.NaN, Double.NaN);

	double ratio() {
		return (this.sent > 0) ? this.verified / this.sent : Double.NaN;
	}

}
