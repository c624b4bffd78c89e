package com.tetrixcorp.status.history;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import static org.assertj.core.api.Assertions.assertThat;

class UptimeProperties {

	private static final long QUARTER = 90L * 86_400_000;

	@Property
	void maintenanceAndTheUnknownAreNeitherUpNorDown(@ForAll @LongRange(min = 0, max = QUARTER) long passing,
			@ForAll @LongRange(min = 0, max = QUARTER) long failing,
			@ForAll @LongRange(min = 0, max = QUARTER) long unknown,
			@ForAll @LongRange(min = 0, max = QUARTER) long maintenance) {
		Tally tally = new Tally(passing, failing, unknown, maintenance);
		assertThat(tally.uptime().up()).isEqualTo(new Tally(passing, failing, 0, 0).uptime().up());
		assertThat(tally.uptime().coverage()).isEqualTo(new Tally(passing, failing, unknown, 0).uptime().coverage());
		assertThat(BurnRates.rate(0.999, tally)).isEqualTo(BurnRates.rate(0.999, new Tally(passing, failing, 0, 0)));
	}

}
