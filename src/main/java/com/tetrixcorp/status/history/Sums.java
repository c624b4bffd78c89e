package com.tetrixcorp.status.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes larger buckets from smaller ones.
 */
final class Sums {

	private Sums() {
	}

	/**
	 * The larger buckets that a stretch of time has a part in and that are over.
	 * @param size their size
	 * @param parts all smaller buckets within them
	 * @param from the beginning of the stretch
	 * @param to its end
	 * @param through how far the smaller ones are: a bucket that ends later is not over
	 * @return one per subject that has any part in it
	 */
	static List<Bucket> of(BucketSize size, Collection<Bucket> parts, long from, long to, long through) {
		List<Bucket> sums = new ArrayList<>();
		for (long start = size.floor(from); start < to && start + size.millis() <= through; start += size.millis()) {
			sums.addAll(at(size, start, parts));
		}
		return sums;
	}

	private static List<Bucket> at(BucketSize size, long start, Collection<Bucket> parts) {
		return parts.stream()
			.filter((it) -> it.start() >= start && it.end() <= start + size.millis())
			.collect(Collectors.groupingBy(Bucket::subject))
			.entrySet()
			.stream()
			.map((entry) -> Bucket.sum(size, start, entry.getKey(), entry.getValue()))
			.toList();
	}

	/**
	 * Whether the first larger bucket that a stretch has a part in is over.
	 * @param size the size of the larger bucket
	 * @param from the beginning of the stretch
	 * @param through how far the smaller ones are
	 * @return {@code false} if there is nothing to be summed up yet
	 */
	static boolean isOver(BucketSize size, long from, long through) {
		return size.floor(from) + size.millis() <= through;
	}

	/**
	 * What is stored, with what has just been made in its place.
	 * @param stored buckets of one size
	 * @param made buckets of the same size
	 * @return each of them once
	 */
	static Collection<Bucket> replaced(List<Bucket> stored, List<Bucket> made) {
		Map<Key, Bucket> all = new LinkedHashMap<>();
		stored.forEach((it) -> all.put(Key.of(it), it));
		made.forEach((it) -> all.put(Key.of(it), it));
		return all.values();
	}

	private record Key(long start, String subject) {

		static Key of(Bucket bucket) {
			return new Key(bucket.start(), bucket.subject());
		}

	}

}
