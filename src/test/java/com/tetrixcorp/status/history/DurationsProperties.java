package com.tetrixcorp.status.history;

import java.util.Arrays;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class DurationsProperties {

	private static final double TOLERANCE = 0.1;

	@Property
	void everyPercentileIsWithinTenPercent(
			@ForAll @Size(min = 1, max = 200) List<@LongRange(min = 1, max = 60_000) Long> millis) {
		long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
		Durations durations = durations(millis);
		for (int percent : new int[] { 50, 95, 100 }) {
			long exact = sorted[(sorted.length * percent + 99) / 100 - 1];
			assertThat((double) durations.percentile(percent)).as("%s%% of %s", percent, Arrays.toString(sorted))
				.isBetween(exact * (1 - TOLERANCE), exact * (1 + TOLERANCE));
		}
		assertThat(durations.max()).isEqualTo(sorted[sorted.length - 1]);
		assertThat(durations.count()).isEqualTo(sorted.length);
		assertThat(durations.sum()).isEqualTo(Arrays.stream(sorted).sum());
	}

	@Property
	void everyMillisecondUpToAMinuteIsWithinTenPercent(@ForAll @LongRange(min = 1, max = 60_000) long millis) {
		Durations both = Durations.of(millis).plus(Durations.of(60_000));
		assertThat((double) both.percentile(50)).isBetween(millis * (1 - TOLERANCE), millis * (1 + TOLERANCE));
	}

	@Property
	void mergingIsAssociativeAndCommutativeAndNothingAddsNothing(
			@ForAll @Size(max = 20) List<@LongRange(min = 0, max = 90_000) Long> first,
			@ForAll @Size(max = 20) List<@LongRange(min = 0, max = 90_000) Long> second,
			@ForAll @Size(max = 20) List<@LongRange(min = 0, max = 90_000) Long> third) {
		Durations a = durations(first);
		Durations b = durations(second);
		Durations c = durations(third);
		assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
		assertThat(a.plus(b)).isEqualTo(b.plus(a));
		assertThat(a.plus(Durations.NONE)).isEqualTo(a);
	}

	@Property
	void whatIsWrittenIsReadBack(@ForAll @Size(max = 50) List<@LongRange(min = 0, max = 90_000) Long> millis) {
		Durations durations = durations(millis);
		assertThat(Durations.decoded(durations.count(), durations.sum(), durations.max(), durations.encodedClasses()))
			.isEqualTo(durations);
	}

	private static Durations durations(List<Long> millis) {
		return millis.stream().map(Durations::of).reduce(Durations.NONE, Durations::plus);
	}

}
