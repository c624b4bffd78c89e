package com.tetrixcorp.status.history;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long probes took, in classes that grow by 8 %: any number of them can be added up
 * without losing anything, and a percentile is within 4 % of the truth and half a
 * millisecond, from 1 ms to 60 s.
 *
 * @param count how many there were
 * @param sum milliseconds of all of them together
 * @param max milliseconds of the slowest
 * @param classes how many there were in each class that has any
 */
record Durations(long count, long sum, long max, SortedMap<Integer, Long> classes) {

	static final Durations NONE = new Durations(0, 0, 0, new TreeMap<>());

	private static final double ERROR = 0.04;

	private static final double GROWTH = (1 + ERROR) / (1 - ERROR);

	private static final long SHORTEST = 1;

	private static final long LONGEST = 60_000;

	Durations {
		classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
	}

	static Durations of(long millis) {
		SortedMap<Integer, Long> one = new TreeMap<>();
		one.put(classOf(millis), 1L);
		return new Durations(1, millis, millis, one);
	}

	/**
	 * Reads what {@link #encodedClasses()} wrote.
	 * @param count how many there were
	 * @param sum milliseconds of all of them together
	 * @param max milliseconds of the slowest
	 * @param encoded the classes
	 * @return the same as was written
	 */
	static Durations decoded(long count, long sum, long max, String encoded) {
		SortedMap<Integer, Long> classes = new TreeMap<>();
		Arrays.stream(encoded.split(" ")).filter((it) -> !it.isEmpty()).forEach((pair) -> {
			int colon = pair.indexOf(':');
			classes.put(Integer.valueOf(pair.substring(0, colon)), Long.valueOf(pair.substring(colon + 1)));
		});
		return new Durations(count, sum, max, classes);
	}

	String encodedClasses() {
		return this.classes.entrySet()
			.stream()
			.map((it) -> it.getKey() + ":" + it.getValue())
			.collect(Collectors.joining(" "));
	}

	Durations plus(Durations other) {
		TreeMap<Integer, Long> merged = new TreeMap<>(this.classes);
		other.classes.forEach((key, value) -> merged.merge(key, value, Long::sum));
		return new Durations(this.count + other.count, this.sum + other.sum, Math.max(this.max, other.max), merged);
	}

	/**
	 * The duration that so many percent did not exceed, by nearest rank.
	 * @param percent 1 to 100
	 * @return milliseconds; 0 if there were none
	 */
	long percentile(int percent) {
		long rank = (this.count * percent + 99) / 100;
		long seen = 0;
		for (var entry : this.classes.entrySet()) {
			seen += entry.getValue();
			if (seen >= rank) {
				return Math.min(this.max, typicalOf(entry.getKey()));
			}
		}
		return this.max;
	}

	private static int classOf(long millis) {
		long clamped = Math.max(SHORTEST, Math.min(LONGEST, millis));
		return (int) Math.ceil(Math.log(clamped) / Math.log(GROWTH));
	}

	// Of all values of the class, the one whose relative error is the least.
	private static long typicalOf(int index) {
		return Math.round(2 * Math.pow(GROWTH, index) / (GROWTH + 1));
	}

}
