package com.tetrixcorp.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When another code may be asked for. Depends on nothing but what its owner did, so it
 * can be told.
 *
 * @param pauses after the first code, the second one, and so on; the last one stays
 * @param sends how many codes one verification may be sent
 * @param afterAll when a new verification of the same number may follow the first code of
 * one that has been sent all of its codes
 */
record Resend(@DefaultValue List<Duration> pauses, @DefaultValue("3") int sends,
		@DefaultValue("10m") Duration afterAll) {

	private static final List<Duration> USUAL = List.of(Duration.ofSeconds(30), Duration.ofSeconds(60),
			Duration.ofSeconds(120));

	Resend {
		pauses = pauses.isEmpty() ? USUAL : List.copyOf(pauses);
		if (sends < 1) {
			throw new IllegalArgumentException("A code is sent at least once");
		}
	}

	/**
	 * From when on another code may be asked for.
	 * @param sent how many codes were sent, at least one
	 * @param first when the first one was
	 * @param last when the last one was
	 * @return the moment
	 */
	Instant after(int sent, Instant first, Instant last) {
		Instant next = last.plus(this.pauses.get(Math.min(sent, this.pauses.size()) - 1));
		Instant fresh = first.plus(this.afterAll);
		return (isOver(sent) && fresh.isAfter(next)) ? fresh : next;
	}

	boolean isOver(int sent) {
		return sent >= this.sends;
	}

}
