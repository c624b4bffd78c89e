package com.tetrixcorp.status.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes what is shown from buckets: a pure function.
 */
final class Snapshots {

	private static final Duration DAY = Duration.ofHours(24);

	private final HistoryProperties.Promise promise;

	private final Span span;

	private final Map<String, List<Bucket>> buckets;

	Snapshots(HistoryProperties.Promise promise, Span span, List<Bucket> buckets) {
		this.promise = promise;
		this.span = span;
		this.buckets = buckets.stream().collect(Collectors.groupingBy(Bucket::subject));
	}

	SubjectHistory of(Subject subject) {
		Ledger ledger = new Ledger(this.buckets.getOrDefault(subject.key(), List.of()), this.span.through());
		List<DayTally> days = days(ledger);
		boolean check = subject.kind() == Subject.Kind.CHECK;
		return new SubjectHistory(subject, days,
				ledger.between(this.span.start(DAY, BucketSize.TEN_MINUTES), this.span.end()), sum(days, 7),
				sum(days, 30), sum(days, Span.DAYS), check ? latencies(ledger) : List.of(),
				check ? null : objective(ledger, days));
	}

	private List<DayTally> days(Ledger ledger) {
		List<DayTally> days = new ArrayList<>();
		for (long day = this.span.firstOf(BucketSize.DAY); day <= this.span.today(); day += BucketSize.DAY.millis()) {
			long end = Math.min(day + BucketSize.DAY.millis(),
					(day < this.span.today()) ? Long.MAX_VALUE : this.span.end());
			LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(day), ZoneOffset.UTC);
			days.add(new DayTally(date, ledger.between(day, end)));
		}
		return days;
	}

	private static Tally sum(List<DayTally> days, int last) {
		return days.subList(days.size() - last, days.size())
			.stream()
			.map(DayTally::tally)
			.reduce(Tally.NONE, Tally::plus);
	}

	private List<LatencyPoint> latencies(Ledger ledger) {
		List<LatencyPoint> points = new ArrayList<>();
		for (long start = this.span.start(DAY, BucketSize.TEN_MINUTES); start < this.span
			.end(); start += BucketSize.TEN_MINUTES.millis()) {
			Durations durations = durations(ledger, start);
			if (durations.count() > 0) {
				points.add(new LatencyPoint(Instant.ofEpochMilli(start), durations.count(), durations.percentile(50),
						durations.percentile(95), durations.max()));
			}
		}
		return points;
	}

	// The newest ten minutes are not over: theirs are still in minutes.
	private static Durations durations(Ledger ledger, long start) {
		Bucket whole = ledger.at(BucketSize.TEN_MINUTES, start);
		if (whole != null) {
			return whole.durations();
		}
		Durations sum = Durations.NONE;
		for (long minute = start; minute < start + BucketSize.TEN_MINUTES.millis(); minute += BucketSize.MINUTE
			.millis()) {
			Bucket part = ledger.at(BucketSize.MINUTE, minute);
			sum = (part != null) ? sum.plus(part.durations()) : sum;
		}
		return sum;
	}

	private Objective objective(Ledger ledger, List<DayTally> days) {
		int windowDays = this.promise.windowDays();
		long budget = Math.round(windowDays * (double) BucketSize.DAY.millis() * (1 - this.promise.target()));
		Tally promised = sum(days, windowDays);
		Long spent = (promised.uptime().up() != null) ? Long.valueOf(promised.failing()) : null;
		return new Objective(this.promise.target(), windowDays, budget, spent,
				BurnRates.of(this.promise.target(), (window) -> last(ledger, window)));
	}

	private Tally last(Ledger ledger, Duration window) {
		BucketSize size = (window.compareTo(DAY) > 0) ? BucketSize.HOUR
				: (window.toHours() > 1) ? BucketSize.TEN_MINUTES : BucketSize.MINUTE;
		return ledger.between(this.span.start(window, size), this.span.end());
	}

}
