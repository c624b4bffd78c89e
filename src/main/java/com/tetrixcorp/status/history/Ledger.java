package com.tetrixcorp.status.history;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The buckets of one subject, put together to any stretch of time between full minutes:
 * from as large ones as fit. What has no bucket was not observed.
 */
final class Ledger {

	private static final List<BucketSize> LARGEST_FIRST = List.of(BucketSize.DAY, BucketSize.HOUR,
			BucketSize.TEN_MINUTES, BucketSize.MINUTE);

	private final Map<BucketSize, Map<Long, Bucket>> buckets = new EnumMap<>(BucketSize.class);

	private final long through;

	/**
	 * Creates one.
	 * @param buckets those of the subject
	 * @param through up to where there are minutes; nothing is known of what comes after
	 */
	Ledger(List<Bucket> buckets, long through) {
		this.through = through;
		LARGEST_FIRST.forEach((size) -> this.buckets.put(size, new HashMap<>()));
		buckets.forEach((bucket) -> all(bucket.size()).put(bucket.start(), bucket));
	}

	private Map<Long, Bucket> all(BucketSize size) {
		return this.buckets.computeIfAbsent(size, (it) -> new HashMap<>());
	}

	@Nullable Bucket at(BucketSize size, long start) {
		return all(size).get(start);
	}

	/**
	 * How long which state lasted.
	 * @param from a full minute
	 * @param to a full minute
	 * @return a tally of exactly that stretch; of none, if it ends before it begins
	 */
	Tally between(long from, long to) {
		Tally sum = Tally.NONE;
		long moment = from;
		while (moment < to) {
			BucketSize size = largest(moment, Math.min(to, this.through));
			if (size == null) {
				return sum.plus(new Tally(0, 0, to - moment, 0));
			}
			Bucket bucket = at(size, moment);
			sum = sum.plus((bucket != null) ? bucket.tally() : new Tally(0, 0, size.millis(), 0));
			moment += size.millis();
		}
		return sum;
	}

	private static @Nullable BucketSize largest(long from, long to) {
		for (BucketSize size : LARGEST_FIRST) {
			if (size.floor(from) == from && from + size.millis() <= to) {
				return size;
			}
		}
		return null;
	}

}
