package com.tetrixcorp.provider.sinch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeResult;
import com.tetrixcorp.provider.ProviderHealthIndicator;

/**
 * Lists the batches sent from now on, of which there are none: proves the token and the
 * plan without reading a message. It does not prove the virtual number.
 */
@Component
class SinchHealthIndicator extends ProviderHealthIndicator {

	private final SinchProperties properties;

	private final Supplier<SinchClient> client;

	SinchHealthIndicator(SinchProperties properties, ObjectProvider<SinchClient> client,
			ObjectProvider<HealthReports> reports) {
		super("sinch", properties, reports);
		this.properties = properties;
		this.client = atStart(properties, client);
	}

	@Override
	protected ProbeResult ask() {
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		return judge(this.client.get().batches(this.properties.servicePlanId(), now));
	}

	static ProbeResult judge(@Nullable Batches batches) {
		boolean whole = batches != null && batches.count() != null && batches.batches() != null;
		return ProbeResult.of(whole ? Outcome.PASS : Outcome.PROTOCOL);
	}

}
