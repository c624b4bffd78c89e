package com.tetrixcorp.verification;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import com.tetrixcorp.verification.SendLog.Send;

/**
 * Makes a message that is not sent look like one that is. A number that has been sent
 * enough is answered like any other, since a different answer would tell everybody that
 * somebody verifies that number just now; and so that the time of the answer does not
 * tell it either, the latest real sends are replayed, whichever instance sent them: with
 * what came of the newest one, and as long as one between two took of which the same
 * came.
 */
final class Disguise {

	private static final Logger logger = LoggerFactory.getLogger(Disguise.class);

	private static final Duration USUAL = Duration.ofMillis(250);

	private final Function<Channel, List<Send>> latest;

	private final RandomGenerator random;

	private final Pause pause;

	Disguise(Function<Channel, List<Send>> latest, RandomGenerator random, Pause pause) {
		this.latest = latest;
		this.random = random;
		this.pause = pause;
	}

	/**
	 * Takes as long as another send did.
	 * @param channel how that one was sent
	 * @return what came of it
	 */
	DispatchResult replay(Channel channel) {
		long start = System.nanoTime();
		Send model = choose(channel);
		Duration rest = model.took().minusNanos(System.nanoTime() - start);
		if (!rest.isNegative()) {
			this.pause.of(rest);
		}
		return model.result();
	}

	private Send choose(Channel channel) {
		List<Send> sends = read(channel);
		if (sends.isEmpty()) {
			// Nobody has anything to compare it with either.
			return new Send(USUAL.plusNanos(this.random.nextLong(USUAL.toNanos())), DispatchResult.SENT);
		}
		List<Send> alike = sends.stream().filter((send) -> send.result() == sends.get(0).result()).toList();
		return between(any(alike), any(alike));
	}

	// Whoever made them all would know the time of each.
	private Send between(Send one, Send other) {
		long apart = other.took().minus(one.took()).toNanos();
		return new Send(one.took().plusNanos((long) (this.random.nextDouble() * apart)), one.result());
	}

	private Send any(List<Send> sends) {
		return sends.get(this.random.nextInt(sends.size()));
	}

	private List<Send> read(Channel channel) {
		try {
			return this.latest.apply(channel);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("The latest sends were not read: {}", ex.getClass().getSimpleName());
			return List.of();
		}
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

}
