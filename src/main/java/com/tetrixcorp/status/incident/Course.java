package com.tetrixcorp.status.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An incident as the rules see it: what is still needed to go on with it, immutable.
 *
 * @param id its number, {@link #NEW} before it has one
 * @param impact the worst so far
 * @param openedAt when the first check failed
 * @param changedAt when a check of it last changed
 * @param closedAt when the last of its checks passed, {@code null} while one fails
 * @param flaps how often it came back
 * @param members the checks that failed in it, in that order
 */
record Course(long id, Impact impact, Instant openedAt, Instant changedAt, @Nullable Instant closedAt, int flaps,
		List<Member> members) {

	static final long NEW = 0;

	Course {
		members = List.copyOf(members);
	}

	static Course opened(Observation failure) {
		return new Course(NEW, Impact.DEGRADED, failure.at(), failure.at(), null, 0, List.of(Member.failing(failure)));
	}

	boolean open() {
		return this.closedAt == null;
	}

	Optional<Member> member(String check) {
		return this.members.stream().filter((it) -> it.check().equals(check)).findFirst();
	}

	boolean changedWithin(Duration duration, Instant at) {
		return Duration.between(this.changedAt, at).abs().compareTo(duration) <= 0;
	}

	boolean closedWithin(Duration duration, Instant at) {
		return this.closedAt != null && Duration.between(this.closedAt, at).compareTo(duration) <= 0;
	}

	// With a check that fails, be it new to it or not.
	Course failed(Observation failure) {
		Member failing = Member.failing(failure);
		List<Member> next = member(failure.check()).isPresent()
				? this.members.stream().map((it) -> it.check().equals(failure.check()) ? failing : it).toList()
				: Stream.concat(this.members.stream(), Stream.of(failing)).toList();
		return new Course(this.id, this.impact, earlier(this.openedAt, failure.at()),
				later(this.changedAt, failure.at()), null, open() ? this.flaps : this.flaps + 1, next);
	}

	// With a check that passes; closed, if it was the last that failed.
	Course passed(Observation pass) {
		List<Member> next = this.members.stream()
			.map((it) -> it.check().equals(pass.check()) ? it.passed() : it)
			.toList();
		Instant changed = later(this.changedAt, pass.at());
		boolean over = next.stream().noneMatch(Member::failing);
		return new Course(this.id, this.impact, this.openedAt, changed, over ? changed : null, this.flaps, next);
	}

	Course withImpact(Impact worst) {
		return new Course(this.id, worst, this.openedAt, this.changedAt, this.closedAt, this.flaps, this.members);
	}

	Course withId(long number) {
		return new Course(number, this.impact, this.openedAt, this.changedAt, this.closedAt, this.flaps, this.members);
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}
