package com.tetrixcorp.status.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentRulesProperties {

	@Property(tries = 500)
	void anyInterleavingOfDuplicatesGivesTheSameIncidents(@ForAll("courses") List<Observation> told,
			@ForAll long seed) {
		Play once = play(told);
		Play often = play(withDuplicates(told, new Random(seed)));
		assertThat(often.courses()).isEqualTo(once.courses());
		assertThat(often.changes()).isEqualTo(once.changes());
	}

	@Property(tries = 500)
	void aCheckFailsInAtMostOneOpenIncident(@ForAll("courses") List<Observation> told) {
		Play play = new Play();
		for (Observation observation : told) {
			play.take(observation, false);
			Map<String, Integer> count = new HashMap<>();
			play.courses()
				.stream()
				.filter(Course::open)
				.flatMap((course) -> course.members().stream())
				.filter(Member::failing)
				.forEach((member) -> count.merge(member.check(), 1, Integer::sum));
			assertThat(count.values()).allMatch((it) -> it == 1);
		}
	}

	@Property(tries = 500)
	void whateverHappenedNothingIsOpenOnceAllChecksPass(@ForAll("courses") List<Observation> told) {
		Play play = play(told);
		double end = 1_000_000;
		for (String check : List.of("database", "telnyx", "sinch", "firebase")) {
			play.passes(check, end);
		}
		assertThat(play.courses()).noneMatch(Course::open);
		assertThat(play.courses()).allMatch((it) -> it.closedAt() != null && !it.closedAt().isBefore(it.openedAt()));
	}

	@Property(tries = 500)
	void anIncidentIsToldOpenedOnceAndAsOftenClosedAsItCameBack(@ForAll("courses") List<Observation> told) {
		Play play = play(told);
		for (Course course : play.courses()) {
			long opened = count(play, "OPENED " + course.id() + " ");
			long reopened = count(play, "REOPENED " + course.id() + " ");
			long closed = count(play, "CLOSED " + course.id() + " ");
			assertThat(opened).isOne();
			assertThat(reopened).isEqualTo(course.flaps());
			assertThat(closed).isEqualTo(reopened + (course.open() ? 0 : 1));
		}
	}

	private static long count(Play play, String prefix) {
		return play.changes().stream().filter((it) -> it.startsWith(prefix)).count();
	}

	private static Play play(List<Observation> told) {
		Play play = new Play();
		told.forEach((observation) -> play.take(observation, false));
		return play;
	}

	private static List<Observation> withDuplicates(List<Observation> told, Random random) {
		List<Observation> result = new ArrayList<>();
		for (int i = 0; i < told.size(); i++) {
			result.add(told.get(i));
			while (random.nextInt(3) > 0) {
				result.add(told.get(random.nextInt(i + 1)));
			}
		}
		return result;
	}

	@Provide
	Arbitrary<List<Observation>> courses() {
		Arbitrary<String> checks = Arbitraries.of("database", "telnyx", "sinch", "firebase");
		Arbitrary<CheckStatus> states = Arbitraries.of(CheckStatus.class);
		Arbitrary<Integer> pauses = Arbitraries.frequency(Tuple.of(6, 10), Tuple.of(2, 120), Tuple.of(2, 121),
				Tuple.of(1, 900), Tuple.of(1, 901));
		return Combinators.combine(checks, states, pauses).as(Step::new).list().ofMaxSize(40).map((steps) -> {
			List<Observation> told = new ArrayList<>();
			double now = 0;
			for (Step step : steps) {
				now += step.pause();
				told.add(new Observation(step.check(), step.status(),
						(step.status() == CheckStatus.PASS) ? Outcome.PASS : Outcome.TIMEOUT, Play.at(now)));
			}
			return told;
		});
	}

	record Step(String check, CheckStatus status, int pause) {

	}

}
