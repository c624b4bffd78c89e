package com.tetrixcorp.provider;

import com.tetrixcorp.health.ProbeResult;

/**
 * Reads an answer that is not a success. Pure: one table per provider.
 */
@FunctionalInterface
public interface Refusals {

	/**
	 * What the answer means.
	 * @param status the HTTP status, not 2xx
	 * @param body the body, whatever it is
	 * @return the result; never the provider's text
	 */
	ProbeResult read(int status, byte[] body);

}
