package com.tetrixcorp.status.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import com.tetrixcorp.health.Outcome;

/**
 * The timelines of all subjects over one stretch of time, cut into minutes.
 */
final class Timelines {

	private final long from;

	private final long to;

	private final Map<String, Timeline> bySubject = new LinkedHashMap<>();

	private final Map<String, List<Finding>> findings;

	/**
	 * Works them out.
	 * @param subjects whose timelines
	 * @param found all results of the stretch, and those before it that may still be
	 * fresh in it; in the order of their moments
	 * @param windows planned maintenance
	 * @param staleAfter per check, milliseconds after which evidence does not count
	 * @param from the beginning, a full minute
	 * @param to the end, a full minute
	 */
	Timelines(Subjects subjects, List<Finding> found, List<MaintenanceWindows.Window> windows,
			ToLongFunction<String> staleAfter, long from, long to) {
		this.from = from;
		this.to = to;
		this.findings = found.stream().collect(Collectors.groupingBy((it) -> Subject.check(it.check()).key()));
		for (String check : subjects.checks()) {
			String key = Subject.check(check).key();
			Timeline timeline = Timeline.ofCheck(this.findings.getOrDefault(key, List.of()),
					staleAfter.applyAsLong(check), from, to);
			for (MaintenanceWindows.Window window : windows) {
				if (window.checks().contains(check)) {
					timeline = timeline.inMaintenance(window.from().toEpochMilli(), window.to().toEpochMilli());
				}
			}
			this.bySubject.put(key, timeline);
		}
		subjects.capabilities().forEach((name, checks) -> {
			List<Timeline> parts = checks.stream().map((check) -> of(Subject.check(check))).toList();
			this.bySubject.put(Subject.capability(name).key(), Timeline.ofCapability(parts, from, to));
		});
	}

	private Timeline of(Subject subject) {
		Timeline timeline = this.bySubject.get(subject.key());
		return (timeline != null) ? timeline : Timeline.ofCheck(List.of(), 0, this.from, this.to);
	}

	List<Bucket> minutes() {
		List<Bucket> minutes = new ArrayList<>();
		this.bySubject.forEach((subject, timeline) -> {
			Map<Long, Durations> durations = durations(subject);
			for (long start = this.from; start < this.to; start += BucketSize.MINUTE.millis()) {
				minutes.add(new Bucket(BucketSize.MINUTE, start, subject,
						timeline.tally(start, start + BucketSize.MINUTE.millis()),
						durations.getOrDefault(start, Durations.NONE)));
			}
		});
		return minutes;
	}

	// A probe's duration belongs to the minute in which it ended. Without credentials
	// nothing was asked, so nothing took any time.
	private Map<Long, Durations> durations(String subject) {
		return this.findings.getOrDefault(subject, List.of())
			.stream()
			.filter((it) -> it.at() >= this.from && it.at() < this.to && it.outcome() != Outcome.NOT_CONFIGURED)
			.collect(Collectors.groupingBy((it) -> BucketSize.MINUTE.floor(it.at()),
					Collectors.reducing(Durations.NONE, (it) -> Durations.of(it.millis()), Durations::plus)));
	}

}
