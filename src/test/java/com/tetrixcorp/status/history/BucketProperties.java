package com.tetrixcorp.status.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import com.tetrixcorp.health.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BucketProperties {

	private static final long MINUTE = BucketSize.MINUTE.millis();

	private static final long HOUR = BucketSize.HOUR.millis();

	private static final long START = Instant.parse("2028-02-29T23:00:00Z").toEpochMilli();

	private static final Subjects SUBJECTS = new Subjects(List.of("telnyx", "sinch"),
			Map.of("messaging", List.of("telnyx", "sinch")));

	@Property
	void aBucketBeginsWhereTheCalendarOfUtcSays(@ForAll("moments") Instant moment) {
		long millis = moment.toEpochMilli();
		assertThat(BucketSize.DAY.floor(millis)).isEqualTo(moment.truncatedTo(ChronoUnit.DAYS).toEpochMilli());
		assertThat(BucketSize.HOUR.floor(millis)).isEqualTo(moment.truncatedTo(ChronoUnit.HOURS).toEpochMilli());
		assertThat(BucketSize.MINUTE.floor(millis)).isEqualTo(moment.truncatedTo(ChronoUnit.MINUTES).toEpochMilli());
		for (BucketSize size : BucketSize.values()) {
			assertThat(millis - size.floor(millis)).isBetween(0L, size.millis() - 1);
			assertThat(size.ceil(millis) - millis).isBetween(0L, size.millis() - 1);
			assertThat(size.floor(size.ceil(millis))).isEqualTo(size.ceil(millis));
			assertThat(size.millis() % MINUTE).isZero();
		}
	}

	@Property
	void everyDayHasTwentyFourHoursWhateverAZoneSays(@ForAll("zones") ZoneId zone,
			@ForAll @LongRange(min = 0, max = 40_000) long day) {
		Instant localMidnight = LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant();
		long start = BucketSize.DAY.floor(localMidnight.toEpochMilli());
		LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(start), ZoneOffset.UTC);
		assertThat(start + BucketSize.DAY.millis())
			.isEqualTo(date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
		assertThat(BucketSize.DAY.millis()).isEqualTo(24 * HOUR);
	}

	@Property
	void aTimelineCutAnywhereAddsUpToTheWholeAndToTheWallTime(@ForAll("findings") List<Finding> findings,
			@ForAll @Size(max = 20) List<@LongRange(min = 0, max = 3_600_000) Long> cuts) {
		Timeline timeline = timeline(findings);
		List<Long> moments = new ArrayList<>(cuts.stream().map((cut) -> START + cut).sorted().toList());
		moments.add(0, START);
		moments.add(START + HOUR);
		Tally sum = Tally.NONE;
		for (int i = 1; i < moments.size(); i++) {
			Tally part = timeline.tally(moments.get(i - 1), moments.get(i));
			assertThat(part.total()).isEqualTo(moments.get(i) - moments.get(i - 1));
			sum = sum.plus(part);
		}
		assertThat(sum).isEqualTo(timeline.tally(START, START + HOUR));
		assertThat(sum.total()).isEqualTo(HOUR);
	}

	@Property
	void atEveryMomentTheNewestResultTellsTheStateWhileThereIsFreshEvidence(@ForAll("plainFindings") List<Finding> some,
			@ForAll @LongRange(min = 0, max = 3_599_999) long offset) {
		long moment = START + offset;
		List<Finding> before = Histories.inOrder(some).stream().filter((it) -> it.at() <= moment).toList();
		long evidence = before.stream()
			.filter((it) -> it.outcome().isConclusive())
			.mapToLong(Finding::at)
			.max()
			.orElse(Long.MIN_VALUE / 2);
		State expected = (!before.isEmpty() && moment - evidence < Histories.STALE_AFTER)
				? State.of(before.get(before.size() - 1).after()) : State.UNKNOWN;
		assertThat(timeline(some).at(moment)).isEqualTo(expected);
	}

	@Property
	void minutesThenTensThenHoursAreTheSameAsTheHourItself(@ForAll("findings") List<Finding> telnyx,
			@ForAll("findings") List<Finding> sinch, @ForAll @LongRange(min = -100, max = 4000) long maintenance) {
		List<Finding> all = new ArrayList<>(telnyx);
		sinch.forEach(
				(it) -> all.add(new Finding("sinch", it.at(), it.lastAt(), it.outcome(), it.after(), it.millis())));
		MaintenanceWindows.Window window = new MaintenanceWindows.Window(
				Instant.ofEpochMilli(START + maintenance * 1000), Instant.ofEpochMilli(START + maintenance * 1500),
				List.of("telnyx"));
		List<MaintenanceWindows.Window> windows = (maintenance > 0) ? List.of(window) : List.of();
		List<Bucket> minutes = new Timelines(SUBJECTS, Histories.inOrder(all), windows, (it) -> Histories.STALE_AFTER,
				START, START + HOUR)
			.minutes();
		assertThat(minutes).hasSize(180);

		List<Bucket> tens = Sums.of(BucketSize.TEN_MINUTES, minutes, START, START + HOUR, START + HOUR);
		List<Bucket> hours = Sums.of(BucketSize.HOUR, minutes, START, START + HOUR, START + HOUR);
		assertThat(tens).hasSize(18);
		assertThat(Sums.of(BucketSize.HOUR, tens, START, START + HOUR, START + HOUR))
			.containsExactlyInAnyOrderElementsOf(hours);
		Bucket hour = hours.stream().filter((it) -> it.subject().equals("check:sinch")).findFirst().orElseThrow();
		assertThat(hour.tally()).isEqualTo(timeline(sinch).tally(START, START + HOUR));
		assertThat(hour.durations().count()).isEqualTo(sinch.stream()
			.filter((it) -> it.at() >= START && it.at() < START + HOUR && it.outcome() != Outcome.NOT_CONFIGURED)
			.count());
	}

	@Property
	void aBucketThatLacksPartsIsUnknownForTheirTime(
			@ForAll @Size(max = 30) List<@LongRange(min = 0, max = 59) Long> some) {
		List<Bucket> minutes = some.stream().distinct().map((it) -> passing(START + it * MINUTE)).toList();
		Bucket hour = Bucket.sum(BucketSize.HOUR, START, "check:telnyx", minutes);
		assertThat(hour.tally()).isEqualTo(new Tally(minutes.size() * MINUTE, 0, HOUR - minutes.size() * MINUTE, 0));
	}

	@Property
	void anyStretchOfALedgerIsTheSumOfItsMinutes(@ForAll("findings") List<Finding> findings,
			@ForAll @LongRange(min = -30, max = 90) long first, @ForAll @LongRange(min = 0, max = 60) long length,
			@ForAll @LongRange(min = 0, max = 60) long closed) {
		long through = START + closed * MINUTE;
		List<Bucket> minutes = new Timelines(SUBJECTS, Histories.inOrder(findings), List.of(),
				(it) -> Histories.STALE_AFTER, START, START + HOUR)
			.minutes()
			.stream()
			.filter((it) -> it.subject().equals("check:telnyx") && it.end() <= through)
			.toList();
		List<Bucket> all = new ArrayList<>(minutes);
		all.addAll(Sums.of(BucketSize.TEN_MINUTES, minutes, START, START + HOUR, through));
		all.addAll(Sums.of(BucketSize.HOUR, minutes, START, START + HOUR, through));
		long from = START + first * MINUTE;
		long to = from + length * MINUTE;

		Tally tally = new Ledger(all, through).between(from, to);

		Tally sum = minutes.stream()
			.filter((it) -> it.start() >= from && it.end() <= to)
			.map(Bucket::tally)
			.reduce(Tally.NONE, Tally::plus);
		assertThat(tally.total()).isEqualTo(to - from);
		assertThat(tally.passing()).isEqualTo(sum.passing());
		assertThat(tally.failing()).isEqualTo(sum.failing());
	}

	@Property
	void aClockThatJumpsMovesResultsButNoSecondIsLostOrCountedTwice(@ForAll("plainFindings") List<Finding> findings,
			@ForAll @LongRange(min = -3_600_000, max = 3_600_000) long jump,
			@ForAll @LongRange(min = 0, max = 60) long from) {
		List<Finding> jumped = findings.stream()
			.map((it) -> (it.at() < START + from * MINUTE) ? it
					: new Finding(it.check(), it.at() + jump, it.at() + jump, it.outcome(), it.after(), it.millis()))
			.toList();
		List<Bucket> minutes = new Timelines(SUBJECTS, Histories.inOrder(jumped), List.of(),
				(it) -> Histories.STALE_AFTER, START - 2 * HOUR, START + 3 * HOUR)
			.minutes();
		assertThat(minutes).hasSize(3 * 300).allMatch((it) -> it.tally().total() == MINUTE);
		assertThat(minutes.stream().mapToLong((it) -> it.durations().count()).sum())
			.isEqualTo(jumped.stream().filter((it) -> it.outcome() != Outcome.NOT_CONFIGURED).count());
	}

	@Property
	void aBucketThatIsNotFullIsRefused(@ForAll @LongRange(min = 0, max = 120_000) long passing) {
		if (passing != MINUTE) {
			assertThatIllegalArgumentException().isThrownBy(
					() -> new Bucket(BucketSize.MINUTE, START, "check:x", new Tally(passing, 0, 0, 0), Durations.NONE));
		}
	}

	private static Timeline timeline(List<Finding> findings) {
		return Timeline.ofCheck(Histories.inOrder(findings), Histories.STALE_AFTER, START, START + HOUR);
	}

	private static Bucket passing(long start) {
		return new Bucket(BucketSize.MINUTE, start, "check:telnyx", new Tally(MINUTE, 0, 0, 0), Durations.NONE);
	}

	@Provide
	Arbitrary<List<Finding>> findings() {
		return Histories.findings("telnyx", START);
	}

	@Provide
	Arbitrary<List<Finding>> plainFindings() {
		return findings().map((list) -> list.stream()
			.map((it) -> new Finding(it.check(), it.at(), it.at(), it.outcome(), it.after(), it.millis()))
			.toList());
	}

	@Provide
	Arbitrary<Instant> moments() {
		Arbitrary<Instant> edges = Arbitraries.of(Instant.EPOCH, Instant.parse("1969-12-31T23:59:59.999Z"),
				Instant.parse("2024-02-29T00:00:00Z"), Instant.parse("2028-02-29T23:59:59.999Z"),
				Instant.parse("2100-02-28T23:59:59.999Z"), Instant.parse("2100-03-01T00:00:00Z"),
				Instant.parse("2026-12-31T23:59:59.999Z"), Instant.parse("2027-01-01T00:00:00Z"),
				Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-10-25T00:59:59.999Z"));
		Arbitrary<Instant> any = Arbitraries.longs()
			.between(-1_000_000_000_000L, 5_000_000_000_000L)
			.map(Instant::ofEpochMilli);
		return Arbitraries.oneOf(edges, any);
	}

	@Provide
	Arbitrary<ZoneId> zones() {
		return Arbitraries
			.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata", "UTC")
			.map(ZoneId::of);
	}

}
