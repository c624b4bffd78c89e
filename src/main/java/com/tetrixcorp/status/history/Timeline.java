package com.tetrixcorp.status.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which state a subject was in at every moment of a stretch of time: a pure function of
 * what was found. Unknown wherever nothing says otherwise, so its parts always add up to
 * the whole.
 */
final class Timeline {

	private final long from;

	private final long to;

	/** From each key on, up to the next. */
	private final NavigableMap<Long, State> states = new TreeMap<>();

	private Timeline(long from, long to) {
		this.from = from;
		this.to = to;
		this.states.put(from, State.UNKNOWN);
	}

	/**
	 * The timeline of a check. It is in the state after its newest result for as long as
	 * there is fresh evidence; a result that says nothing about the dependency is none.
	 * @param findings its results, those shortly before the stretch included
	 * @param staleAfter milliseconds after which evidence does not count any more
	 * @param from the beginning
	 * @param to the end
	 * @return the timeline
	 */
	static Timeline ofCheck(List<Finding> findings, long staleAfter, long from, long to) {
		Timeline timeline = new Timeline(from, to);
		List<Point> points = Point.of(findings);
		long fresh = Long.MIN_VALUE;
		for (int i = 0; i < points.size(); i++) {
			Point point = points.get(i);
			if (point.finding().outcome().isConclusive()) {
				fresh = Math.max(fresh, point.finding().lastAt() + staleAfter);
			}
			long next = (i + 1 < points.size()) ? points.get(i + 1).at() : to;
			timeline.set(point.at(), Math.min(next, fresh), State.of(point.finding().after()));
		}
		return timeline;
	}

	/**
	 * The timeline of a capability.
	 * @param checks the timelines of its checks, all of the same stretch
	 * @param from the beginning
	 * @param to the end
	 * @return the timeline
	 */
	static Timeline ofCapability(List<Timeline> checks, long from, long to) {
		Timeline timeline = new Timeline(from, to);
		TreeSet<Long> changes = new TreeSet<>();
		checks.forEach((check) -> changes.addAll(check.states.keySet()));
		for (Long change : changes) {
			timeline.set(change, to, State.ofCapability(checks.stream().map((check) -> check.at(change)).toList()));
		}
		return timeline;
	}

	Timeline inMaintenance(long start, long end) {
		Timeline timeline = new Timeline(this.from, this.to);
		timeline.states.putAll(this.states);
		timeline.set(start, end, State.MAINTENANCE);
		return timeline;
	}

	State at(long moment) {
		return this.states.floorEntry(moment).getValue();
	}

	/**
	 * How long which state lasted.
	 * @param start the beginning, within the timeline
	 * @param end the end, within the timeline
	 * @return a tally of exactly that stretch
	 */
	Tally tally(long start, long end) {
		long[] sums = new long[State.values().length];
		long moment = start;
		while (moment < end) {
			Long next = this.states.higherKey(moment);
			long until = (next != null) ? Math.min(next, end) : end;
			sums[at(moment).ordinal()] += until - moment;
			moment = until;
		}
		return new Tally(sums[State.PASSING.ordinal()], sums[State.FAILING.ordinal()], sums[State.UNKNOWN.ordinal()],
				sums[State.MAINTENANCE.ordinal()]);
	}

	private void set(long start, long end, State state) {
		long first = Math.max(start, this.from);
		long last = Math.min(end, this.to);
		if (first >= last) {
			return;
		}
		Map.Entry<Long, State> after = this.states.floorEntry(last);
		this.states.subMap(first, last).clear();
		this.states.put(first, state);
		if (last < this.to) {
			this.states.put(last, after.getValue());
		}
	}

	/**
	 * A moment from which on a finding tells the state: its own, and of a run the last
	 * one as well, since others may have found something else in between.
	 *
	 * @param at the moment
	 * @param finding the finding
	 */
	private record Point(long at, Finding finding) {

		static List<Point> of(List<Finding> findings) {
			List<Point> points = new ArrayList<>();
			for (Finding finding : findings) {
				points.add(new Point(finding.at(), finding));
				if (finding.lastAt() > finding.at()) {
					points.add(new Point(finding.lastAt(), finding));
				}
			}
			points.sort(Comparator.comparingLong(Point::at));
			return points;
		}

	}

}
