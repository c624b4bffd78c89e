package com.tetrixcorp.status.incident;

import java.util.List;

import com.tetrixcorp.health.CapabilityReport;
import com.tetrixcorp.health.CapabilityStatus;

/**
 * The capabilities of the service, for tests of the rules.
 */
final class Wanted {

	static final List<CapabilityReport> CAPABILITIES = List.of(
			new CapabilityReport("storage", CapabilityStatus.UP, true, List.of("database")),
			new CapabilityReport("messaging", CapabilityStatus.UP, true, List.of("telnyx", "sinch")),
			new CapabilityReport("sign-in", CapabilityStatus.UP, false, List.of("firebase")));

	private Wanted() {
	}

}
