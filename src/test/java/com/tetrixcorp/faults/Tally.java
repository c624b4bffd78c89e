package com.tetrixcorp.faults;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What came of a load.
 *
 * @param answers how many of each status
 * @param waitedMillis how long each success took, sorted
 * @param failures when and how requests failed, in no order
 */
record Tally(Map<String, Integer> answers, List<Long> waitedMillis, List<Failure> failures) {

	private static final int SHOWN = 5;

	static Tally of(Map<String, AtomicInteger> answers, Collection<Long> waitedNanos, Collection<Failure> failures) {
		Map<String, Integer> counts = new TreeMap<>();
		answers.forEach((answer, count) -> counts.put(answer, count.get()));
		return new Tally(counts, waitedNanos.stream().map(TimeUnit.NANOSECONDS::toMillis).sorted().toList(),
				List.copyOf(failures));
	}

	int asked() {
		return this.answers.values().stream().mapToInt(Integer::intValue).sum();
	}

	long percentile(double share) {
		int index = (int) Math.ceil(this.waitedMillis.size() * share) - 1;
		return this.waitedMillis.isEmpty() ? -1 : this.waitedMillis.get(Math.max(0, index));
	}

	@Override
	public String toString() {
		String line = asked() + " requests, answers " + this.answers + ", median " + percentile(0.5) + " ms, 99 % "
				+ percentile(0.99) + " ms, slowest " + percentile(1) + " ms";
		return this.failures.isEmpty() ? line
				: line + ", failures " + this.failures.stream().limit(SHOWN).toList() + " of " + this.failures.size();
	}

	/**
	 * A request that got no success.
	 *
	 * @param number which request of the load, from 0
	 * @param atMillis when it was due, after the load's start
	 * @param how what came instead
	 */
	record Failure(int number, long atMillis, String how) {

		@Override
		public String toString() {
			return "at " + this.atMillis + " ms: " + this.how;
		}

	}

}
