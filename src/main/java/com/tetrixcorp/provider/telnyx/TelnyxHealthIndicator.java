package com.tetrixcorp.provider.telnyx;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeResult;
import com.tetrixcorp.provider.ProviderHealthIndicator;

/**
 * Reads the verify profile: proves the key and the profile in one call, free of charge.
 */
@Component
class TelnyxHealthIndicator extends ProviderHealthIndicator {

	/** Five digits, Telnyx's default, are below the 20 bits asked of a code. */
	private static final int SAFE_CODE_LENGTH = 6;

	private final TelnyxProperties properties;

	private final Supplier<TelnyxClient> client;

	TelnyxHealthIndicator(TelnyxProperties properties, ObjectProvider<TelnyxClient> client,
			ObjectProvider<HealthReports> reports) {
		super("telnyx", properties, reports);
		this.properties = properties;
		this.client = atStart(properties, client);
	}

	@Override
	protected ProbeResult ask() {
		String id = this.properties.verifyProfileId();
		return judge(id, this.client.get().verifyProfile(id));
	}

	static ProbeResult judge(String id, @Nullable VerifyProfile profile) {
		if (profile == null || profile.data() == null || !id.equalsIgnoreCase(profile.data().id())) {
			return ProbeResult.of(Outcome.PROTOCOL);
		}
		VerifyProfile.Sms sms = profile.data().sms();
		if (sms == null) {
			return new ProbeResult(Outcome.MISCONFIGURED, List.of("the verify profile cannot send SMS"));
		}
		if (sms.codeLength() != null && sms.codeLength() < SAFE_CODE_LENGTH) {
			return ProbeResult.passWith(List.of("codes of the verify profile have fewer than 6 digits"));
		}
		return ProbeResult.of(Outcome.PASS);
	}

}
