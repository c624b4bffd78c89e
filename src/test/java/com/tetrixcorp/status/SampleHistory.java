package com.tetrixcorp.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.status.history.DayTally;
import com.tetrixcorp.status.history.HistorySnapshot;
import com.tetrixcorp.status.history.LatencyPoint;
import com.tetrixcorp.status.history.Objective;
import com.tetrixcorp.status.history.Objective.BurnRate;
import com.tetrixcorp.status.history.Subject;
import com.tetrixcorp.status.history.SubjectHistory;
import com.tetrixcorp.status.history.Tally;
import com.tetrixcorp.status.history.TransitionRecorded;

/**
 * Histories as the service keeps them, in the situations that the page must tell apart.
 */
public final class SampleHistory {

	/** A little before the moment of {@link SampleReports}. */
	public static final Instant AS_OF = Instant.parse("2026-11-24T02:03:00Z");

	static final long MINUTE = Duration.ofMinutes(1).toMillis();

	static final long DAY = Duration.ofDays(1).toMillis();

	private static final LocalDate TODAY = LocalDate.ofInstant(AS_OF, ZoneOffset.UTC);

	private static final int DAYS = 90;

	private SampleHistory() {
	}

	/**
	 * A history with a bit of everything.
	 * @param kept how many of the last 90 days were observed, today included
	 * @return its snapshot
	 */
	public static HistorySnapshot of(int kept) {
		List<SubjectHistory> subjects = Stream
			.concat(Stream.of("database", "telnyx", "sinch", "firebase").map(Subject::check),
					Stream.of("storage", "messaging", "sign-in").map(Subject::capability))
			.map((subject) -> subject(subject, kept))
			.toList();
		return new HistorySnapshot(AS_OF, null, subjects, (kept > 0) ? transitions() : List.of());
	}

	public static HistorySnapshot neverRead() {
		return new HistorySnapshot(null, AS_OF.minusSeconds(110), List.of(), List.of());
	}

	public static HistorySnapshot unavailable() {
		HistorySnapshot before = of(DAYS);
		return new HistorySnapshot(AS_OF.minusSeconds(720), AS_OF.minusSeconds(600), before.subjects(),
				before.transitions());
	}

	static List<TransitionRecorded> transitions() {
		return List.of(
				new TransitionRecorded("telnyx", CheckStatus.FAIL, CheckStatus.PASS, Outcome.PASS,
						AS_OF.minusSeconds(5400)),
				new TransitionRecorded("telnyx", CheckStatus.PASS, CheckStatus.FAIL, Outcome.TIMEOUT,
						AS_OF.minusSeconds(6000)));
	}

	static SubjectHistory subject(Subject subject, int kept) {
		List<DayTally> days = new ArrayList<>();
		for (int ago = DAYS - 1; ago >= 0; ago--) {
			days.add(new DayTally(TODAY.minusDays(ago), (ago < kept) ? day(subject, ago) : unknown(ago)));
		}
		Tally quarter = sum(days, DAYS);
		boolean isCheck = subject.kind() == Subject.Kind.CHECK;
		return new SubjectHistory(subject, days, lastDay(days, kept), sum(days, 7), sum(days, 30), quarter,
				(isCheck && kept > 0) ? latencies(subject) : List.of(),
				isCheck ? null : objective(sum(days, 30), kept));
	}

	private static Tally day(Subject subject, int ago) {
		if (ago == 0) {
			return new Tally(123 * MINUTE, 0, 0, 0);
		}
		if (ago == 61 || ago == 62) {
			return new Tally(0, 0, DAY, 0);
		}
		if (ago == 40) {
			return new Tally(DAY - 180 * MINUTE, 0, 0, 180 * MINUTE);
		}
		if (subject.name().equals("telnyx") && ago == 23) {
			return new Tally(5 * 60 * MINUTE, 18 * 60 * MINUTE, 57 * MINUTE, 3 * MINUTE);
		}
		if (subject.name().equals("telnyx") && ago % 17 == 4 || subject.name().equals("messaging") && ago == 23) {
			return new Tally(DAY - 52 * MINUTE, 12 * MINUTE, 40 * MINUTE, 0);
		}
		long unknown = (ago % 9 == 0) ? 41 * MINUTE + ago * 1000L : 0;
		return new Tally(DAY - unknown, 0, unknown, 0);
	}

	private static Tally unknown(int ago) {
		return new Tally(0, 0, (ago == 0) ? 123 * MINUTE : DAY, 0);
	}

	// Today has just begun: most of the last 24 hours was yesterday.
	private static Tally lastDay(List<DayTally> days, int kept) {
		Tally today = sum(days, 1);
		long yesterday = DAY - today.total();
		return today.plus((kept > 1) ? new Tally(yesterday, 0, 0, 0) : new Tally(0, 0, yesterday, 0));
	}

	private static Tally sum(List<DayTally> days, int last) {
		return days.subList(days.size() - last, days.size())
			.stream()
			.map(DayTally::tally)
			.reduce(Tally.NONE, Tally::plus);
	}

	private static List<LatencyPoint> latencies(Subject subject) {
		Random random = new Random(subject.name().hashCode());
		long base = subject.name().equals("database") ? 2 : 60 + random.nextInt(80);
		Instant first = Instant.parse("2026-11-23T02:10:00Z");
		List<LatencyPoint> points = new ArrayList<>();
		for (int step = 0; step < 144; step++) {
			long median = base + (long) (base * (0.25 * Math.sin(step / 19.0) + 0.1 * random.nextDouble()));
			long p95 = median * 2 + random.nextInt((int) base + 1);
			boolean away = step > 50 && step < 63 || step > 90 && step < 93 || step == 94;
			if (!away) {
				points.add(new LatencyPoint(first.plusSeconds(600L * step), 20, median, p95, p95 + base));
			}
		}
		return points;
	}

	private static Objective objective(Tally month, int kept) {
		Double rate = (kept > 0) ? Double.valueOf(0.4) : null;
		return new Objective(0.999, 30, 43 * MINUTE, (kept > 0) ? Long.valueOf(month.failing()) : null,
				List.of(new BurnRate(1, 5, 14.4, rate, rate), new BurnRate(6, 30, 6, rate, rate),
						new BurnRate(72, 360, 1, rate, rate)));
	}

}
