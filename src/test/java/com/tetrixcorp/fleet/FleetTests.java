package com.tetrixcorp.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import com.tetrixcorp.fleet.FleetView.Facts;
import com.tetrixcorp.fleet.FleetView.Measured;
import com.tetrixcorp.fleet.FleetView.Member;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeFinished;
import com.tetrixcorp.health.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class FleetTests {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private static final FleetProperties PROPERTIES = new FleetProperties(Duration.ofSeconds(10),
			Duration.ofSeconds(18), Duration.ofSeconds(25), Duration.ofMinutes(5));

	private final AtomicLong now = new AtomicLong(seconds(1_000));

	private final OwnProbes own = new OwnProbes(this.now::get);

	private final Fleet fleet = new Fleet(PROPERTIES, this.own, this.now::get, true);

	@Test
	void withoutADatabaseAnInstanceIsAloneAndDoesEverything() {
		Fleet alone = new Fleet(PROPERTIES, this.own, this.now::get, false);
		assertThat(alone.replicas()).isEqualTo(1);
		assertThat(alone.holds("telnyx")).isTrue();
		assertThat(alone.next("telnyx", INTERVAL, this.now.get()).mine()).isTrue();
		assertThat(alone.current().instances()).isEmpty();
	}

	@Test
	void beforeTheFirstAnswerNobodyProbesOnAGuessAndAfterOneThatFailedEverybodyDoes() {
		assertThat(this.fleet.next("telnyx", INTERVAL, this.now.get()).mine()).isFalse();
		this.fleet.notTold();
		assertThat(this.fleet.next("telnyx", INTERVAL, this.now.get()).mine()).isTrue();
	}

	@Test
	void itIsConnectedAsLongAsALeaseLasts() {
		told(this.fleet.instance(), this.fleet.instance());
		at(1_018);
		assertThat(this.fleet.connected()).isTrue();
		this.now.incrementAndGet();
		assertThat(this.fleet.connected()).isFalse();
	}

	@Test
	void aDutyIsHeldByItsHolderUntilTheLeaseEndsAndRememberedBeyond() {
		told(this.fleet.instance(), this.fleet.instance());
		at(1_017);
		assertThat(this.fleet.holds("telnyx")).isTrue();
		at(1_018);
		assertThat(this.fleet.holds("telnyx")).isFalse();
		assertThat(this.fleet.heldLast("telnyx")).isTrue();
	}

	@Test
	void aDutyOfAnotherIsNotHeldHere() {
		told(Views.SECOND, this.fleet.instance(), Views.SECOND);
		assertThat(this.fleet.holds("telnyx")).isFalse();
		assertThat(this.fleet.heldLast("telnyx")).isFalse();
	}

	@Test
	void whatNobodyAliveHoldsFallsToTheOldest() {
		told(Views.THIRD, this.fleet.instance(), Views.SECOND);
		assertThat(this.fleet.heldLast("telnyx")).isTrue();
		told(Views.THIRD, Views.SECOND, this.fleet.instance());
		assertThat(this.fleet.heldLast("telnyx")).isFalse();
		told(Views.THIRD, Views.SECOND, this.fleet.instance(), Views.THIRD);
		assertThat(this.fleet.heldLast("telnyx")).isFalse();
	}

	@Test
	void anInstanceThatFallsSilentIsGoneBeforeTheNextAnswerCounts() {
		Member silent = member(Views.SECOND, 980, Map.of());
		this.fleet.told(new FleetView(this.now.get(), members(member(this.fleet.instance(), 1_000, Map.of()), silent),
				Map.of(), List.of()));
		at(1_005);
		assertThat(this.fleet.replicas()).isEqualTo(2);
		this.now.incrementAndGet();
		assertThat(this.fleet.replicas()).isEqualTo(1);
	}

	@Test
	void theLastKnownNumberStandsWhileNobodyTells() {
		told(Views.SECOND, this.fleet.instance(), Views.SECOND, Views.THIRD);
		assertThat(this.fleet.stretch()).isEqualTo(1);
		at(5_000);
		assertThat(this.fleet.replicas()).isEqualTo(3);
		assertThat(this.fleet.stretch()).isEqualTo(3);
	}

	@Test
	void ofAFailureThatOthersDoNotHaveItSaysSo() {
		this.fleet.next("telnyx", INTERVAL, this.now.get());
		measured(Outcome.CONNECT, 990);
		toldOf(new Measured(false, seconds(995), seconds(900)));
		assertThat(this.fleet.scopeOf("telnyx")).isEqualTo(new Scope(Scope.Kind.THIS_INSTANCE, 1, 2));
	}

	@Test
	void ofAFailureThatAllHaveItSaysSo() {
		this.fleet.next("telnyx", INTERVAL, this.now.get());
		measured(Outcome.CONNECT, 990);
		toldOf(new Measured(true, seconds(995), seconds(995)));
		assertThat(this.fleet.scopeOf("telnyx")).isEqualTo(new Scope(Scope.Kind.ALL, 2, 2));
	}

	@Test
	void whatOthersMeasuredLongAgoOrBeforeTheDatabaseWasLostProvesNothing() {
		this.fleet.next("telnyx", INTERVAL, this.now.get());
		measured(Outcome.CONNECT, 990);
		toldOf(new Measured(false, seconds(879), seconds(800)));
		assertThat(this.fleet.scopeOf("telnyx")).isEqualTo(new Scope(Scope.Kind.UNKNOWN, 1, 2));
		toldOf(new Measured(false, seconds(995), seconds(900)));
		at(1_019);
		assertThat(this.fleet.scopeOf("telnyx")).isEqualTo(new Scope(Scope.Kind.UNKNOWN, 1, 1));
	}

	private void told(UUID holder, UUID... members) {
		this.fleet.told(Views.of(this.now.get(), Views.duty(holder, seconds(1_018), null), members));
	}

	private void toldOf(Measured other) {
		this.fleet.told(new FleetView(this.now.get(), members(member(this.fleet.instance(), 1_000, Map.of()),
				member(Views.SECOND, 1_000, Map.of("telnyx", other))), Map.of(), List.of()));
	}

	private static List<Member> members(Member... members) {
		return List.of(members);
	}

	private static Member member(UUID id, long seen, Map<String, Measured> measured) {
		return new Member(id, "host", "fra", "1.0.0", null, 0, seconds(seen),
				new Facts("healthy", null, measured, Map.of()));
	}

	private void measured(Outcome outcome, long at) {
		this.own.finished(new ProbeFinished("telnyx", outcome, CheckStatus.PASS, CheckStatus.FAIL, Instant.EPOCH,
				seconds(at), 1));
	}

	private void at(long second) {
		this.now.set(seconds(second));
	}

	private static long seconds(long seconds) {
		return TimeUnit.SECONDS.toNanos(seconds);
	}

}
