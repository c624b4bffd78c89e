package com.tetrixcorp.status.history;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotsTests {

	private static final long MINUTE = BucketSize.MINUTE.millis();

	private static final long DAY = BucketSize.DAY.millis();

	private static final int TODAY = 100;

	private static final int FIRST_OF_30 = TODAY - 29;

	private static final Subject MESSAGING = Subject.capability("messaging");

	@Test
	void aBudgetIsSpentByTheFailuresOfItsDaysAlone() {
		Objective objective = objective(day(FIRST_OF_30 - 1, new Tally(0, DAY, 0, 0)),
				day(FIRST_OF_30, new Tally(DAY - 12 * MINUTE, 12 * MINUTE, 0, 0)));

		assertThat(objective.spentMillis()).isEqualTo(12 * MINUTE);
		assertThat(objective.budgetMillis()).isEqualTo(30 * DAY / 1000);
	}

	@Test
	void aBudgetOfWhichNothingWasObservedIsUnknown() {
		assertThat(objective().spentMillis()).isNull();
		assertThat(objective(day(FIRST_OF_30 - 1, new Tally(0, DAY, 0, 0))).spentMillis()).isNull();
		assertThat(objective(day(FIRST_OF_30, new Tally(0, 0, 0, DAY))).spentMillis()).isNull();
		assertThat(objective(day(FIRST_OF_30, new Tally(1, 0, DAY - 1, 0))).spentMillis()).isZero();
	}

	private static Objective objective(Bucket... buckets) {
		long noon = TODAY * DAY + DAY / 2;
		Snapshots snapshots = new Snapshots(new HistoryProperties.Promise(0.999, 30), Span.of(noon, noon),
				List.of(buckets));
		return Objects.requireNonNull(snapshots.of(MESSAGING).objective());
	}

	private static Bucket day(int day, Tally tally) {
		return new Bucket(BucketSize.DAY, day * DAY, MESSAGING.key(), tally, Durations.NONE);
	}

}
