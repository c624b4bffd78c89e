package com.tetrixcorp.provider;

import com.tetrixcorp.health.ProbeResult;

/**
 * A provider's answer other than a success. Carries its class, not its text: that may
 * hold a phone number or a code.
 */
public final class ProviderRefusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ProbeResult result;

	public ProviderRefusal(ProbeResult result) {
		super("The provider refused: " + result.outcome().wireName());
		this.result = result;
	}

	public ProbeResult result() {
		return this.result;
	}

}
