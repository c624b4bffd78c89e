package com.tetrixcorp.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.tetrixcorp.fleet.FleetView.Duty;
import com.tetrixcorp.fleet.FleetView.Facts;
import com.tetrixcorp.fleet.FleetView.Member;
import com.tetrixcorp.health.ProbeTurns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * How often a provider is asked by all instances together, over hours that pass in no
 * time.
 */
class ProviderLoadTests {

	private static final FleetProperties PROPERTIES = new FleetProperties(Duration.ofSeconds(10),
			Duration.ofSeconds(18), Duration.ofSeconds(25), Duration.ofMinutes(5));

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private static final int HOURS = 10;

	/** Once every thirty seconds, give or take what jitter adds up to. */
	private static final int CALLS = HOURS * 120;

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private final AtomicLong clock = new AtomicLong();

	private final List<Fleet> instances = new ArrayList<>();

	private @Nullable Long turn;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8, 32 })
	void itIsTheSameForAnyNumberOfInstancesThatHearOfEachOther(int number) {
		start(number);
		assertThat(callsIn(HOURS, true)).isCloseTo(CALLS, within(CALLS / 20));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8, 32 })
	void itStaysTheSameWhenTheDatabaseIsGone(int number) {
		start(number);
		callsIn(1, true);
		assertThat(callsIn(HOURS, false)).isCloseTo(CALLS, within(CALLS / 20));
		assertThat(this.instances).allSatisfy((it) -> assertThat(it.stretch()).isEqualTo(number));
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 8 })
	void whoeverIsCutOffProbesForItself(int number) {
		start(number);
		callsIn(1, true);
		List<Integer> each = new ArrayList<>();
		int[] calls = new int[number];
		for (long second = 0; second < HOURS * 3600L; second++) {
			tick(false, calls);
		}
		for (int it : calls) {
			each.add(it);
		}
		assertThat(each).allSatisfy((it) -> assertThat(it).isCloseTo(CALLS / number, within(CALLS / number / 10)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 8 })
	void oneAloneProbesForAllWhileTheyHearOfEachOther(int number) {
		start(number);
		int[] calls = new int[number];
		for (long second = 0; second < 3600; second++) {
			tick(true, calls);
		}
		assertThat(calls[0]).isCloseTo(120, within(6));
		for (int i = 1; i < number; i++) {
			assertThat(calls[i]).isZero();
		}
	}

	private void start(int number) {
		for (int i = 0; i < number; i++) {
			this.instances.add(new Fleet(PROPERTIES, new OwnProbes(this.clock::get), this.clock::get, true));
		}
	}

	private int callsIn(int hours, boolean connected) {
		int[] calls = new int[this.instances.size()];
		for (long second = 0; second < hours * 3600L; second++) {
			tick(connected, calls);
		}
		int sum = 0;
		for (int it : calls) {
			sum += it;
		}
		return sum;
	}

	// As each instance looks once a second whether it is its turn.
	private void tick(boolean connected, int[] calls) {
		long now = this.clock.addAndGet(SECOND);
		if (connected && now / SECOND % 10 == 1) {
			this.instances.forEach((it) -> it.told(view(now)));
		}
		for (int i = 0; i < calls.length; i++) {
			ProbeTurns.Turn next = this.instances.get(i).next("telnyx", INTERVAL, now);
			if (next.mine() && next.due() <= now) {
				this.instances.get(i).begun("telnyx", now);
				this.turn = now;
				calls[i]++;
			}
		}
	}

	private FleetView view(long now) {
		List<UUID> ids = this.instances.stream().map(Fleet::instance).toList();
		List<Member> members = ids.stream()
			.map((id) -> new Member(id, "host", "fra", "1.0.0", null, 0, now,
					new Facts("healthy", null, Map.of(), Map.of())))
			.toList();
		return new FleetView(now, members,
				Map.of("telnyx",
						new Duty("telnyx", ids.get(0), now + PROPERTIES.lease().toNanos(), 0L, this.turn, null)),
				List.of());
	}

}
