package com.tetrixcorp.verification;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Makes a message that is not sent look like one that is. A number that has been sent
 * enough is answered like any other, since a different answer would tell everybody that
 * somebody verifies that number just now; and so that the time of the answer does not
 * tell it either, one of the latest real sends is replayed: as long as it took, and with
 * what came of it.
 */
final class Disguise {

	/** Few, so that the beginning and the end of an outage show soon. */
	private static final int REMEMBERED = 8;

	private static final Duration FRESH = Duration.ofMinutes(15);

	private static final Duration USUAL = Duration.ofMillis(250);

	private final Deque<Send> latest = new ArrayDeque<>();

	private final LongSupplier nanos;

	private final RandomGenerator random;

	private final Pause pause;

	Disguise(LongSupplier nanos, RandomGenerator random, Pause pause) {
		this.nanos = nanos;
		this.random = random;
		this.pause = pause;
	}

	synchronized void remember(Duration took, SendOutcome outcome) {
		if (this.latest.size() == REMEMBERED) {
			this.latest.removeFirst();
		}
		this.latest.addLast(new Send(this.nanos.getAsLong(), took, outcome));
	}

	/**
	 * Takes as long as another send did.
	 * @param spent what has passed of that time already
	 * @return what came of that send
	 */
	SendOutcome replay(Duration spent) {
		Send model = choose();
		Duration rest = model.took().minus(spent);
		if (!rest.isNegative()) {
			this.pause.of(rest);
		}
		return model.outcome();
	}

	private synchronized Send choose() {
		long now = this.nanos.getAsLong();
		List<Send> fresh = this.latest.stream().filter((send) -> now - send.at() < FRESH.toNanos()).toList();
		if (fresh.isEmpty()) {
			// Nobody has anything to compare it with either.
			long spread = this.random.nextLong(USUAL.toNanos());
			return new Send(now, USUAL.plusNanos(spread), SendOutcome.ACCEPTED);
		}
		return fresh.get(this.random.nextInt(fresh.size()));
	}

	/**
	 * Waits.
	 */
	@FunctionalInterface
	interface Pause {

		void of(Duration time);

		static void sleep(Duration time) {
			try {
				Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	/**
	 * A message that was sent, or that no carrier took.
	 *
	 * @param at when, in nanoseconds of the monotonic clock
	 * @param took how long it took
	 * @param outcome what came of it
	 */
	private record Send(long at, Duration took, SendOutcome outcome) {

	}

}
