package com.tetrixcorp.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.tetrixcorp.site.PageRenderer;
import com.tetrixcorp.site.SiteTest;
import com.tetrixcorp.status.incident.Incident;
import com.tetrixcorp.status.incident.IncidentSnapshot;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
class OverIncidentsTests {

	private static final Instant AS_OF = SampleHistory.AS_OF;

	private static final Incident OPEN = SampleIncidents.open().incidents().get(0);

	@Autowired
	PageRenderer pages;

	@Test
	void whatIsOverIsRenderedAndNothingStandsBeforeIt() {
		OverIncidents over = of(closed(3));

		assertThat(over.before()).isEmpty();
		assertThat(over.count()).isEqualTo(3);
		assertThat(text(over)).containsSubsequence("incident-3\"><details", "incident-2\"><details",
				"incident-1\"><details");
	}

	@Test
	void whatIsStillOpenAndWhateverIsNewerIsNot() {
		List<Incident> incidents = closed(3);
		incidents.add(1, OPEN);
		OverIncidents over = of(incidents);

		assertThat(over.before()).extracting(Incident::id).containsExactly(3L, OPEN.id());
		assertThat(over.count()).isEqualTo(4);
		assertThat(text(over)).contains("incident-2\"", "incident-1\"").doesNotContain("incident-3\"", "so far");
	}

	@Test
	void thoseBeforeCountAmongThoseWithATimeline() {
		List<Incident> incidents = closed(30);
		incidents.add(0, OPEN);

		assertThat(text(of(incidents)).split("<details", -1)).hasSize(1 + OverIncidents.WITH_TIMELINE - 1);
		assertThat(text(of(closed(30))).split("<details", -1)).hasSize(1 + OverIncidents.WITH_TIMELINE);
	}

	@Test
	void moreThanAreShownAreCounted() {
		List<Incident> many = closed(OverIncidents.SHOWN + 1);
		OverIncidents over = of(many);

		assertThat(over.count()).isEqualTo(OverIncidents.SHOWN + 1);
		assertThat(text(over)).contains("incident-2\"").doesNotContain("incident-1\"");
		List<Incident> open = new ArrayList<>(Collections.nCopies(OverIncidents.SHOWN + 1, OPEN));
		assertThat(of(open).before()).as("open ones are shown all").hasSize(OverIncidents.SHOWN + 1);
		assertThat(text(of(open))).isBlank();
	}

	@Test
	void oneThatIsOpenForLongerThanAllThatAreShownIsShownToo() {
		List<Incident> many = closed(OverIncidents.SHOWN + 2);
		many.set(OverIncidents.SHOWN, OPEN);
		OverIncidents over = of(many);

		assertThat(over.before()).containsExactly(OPEN);
		assertThat(over.left()).isEqualTo(1);
		assertThat(of(closed(OverIncidents.SHOWN)).left()).isZero();
		assertThat(text(over).split("<details", -1)).hasSize(1 + OverIncidents.WITH_TIMELINE - 1);
	}

	@Test
	void aListThatTellsTheSameIsTheSame() {
		OverIncidents over = of(closed(2));

		assertThat(over.areOf(new IncidentSnapshot(AS_OF.plusSeconds(60), null, closed(2), List.of()))).isTrue();
		assertThat(over.areOf(new IncidentSnapshot(AS_OF, null, closed(3), List.of()))).isFalse();
		assertThat(over.areOf(SampleIncidents.neverRead())).isFalse();
		assertThat(new OverIncidents(null, this.pages).areOf(SampleIncidents.neverRead())).isTrue();
	}

	private OverIncidents of(List<Incident> incidents) {
		return new OverIncidents(new IncidentSnapshot(AS_OF, null, incidents, List.of()), this.pages);
	}

	// Newest first.
	private static List<Incident> closed(int count) {
		return new ArrayList<>(IntStream.iterate(count, (id) -> id > 0, (id) -> id - 1)
			.mapToObj((id) -> SampleIncidents.over(id, AS_OF.minusSeconds(7200L * (count + 1 - id)),
					Duration.ofMinutes(3), "sinch"))
			.toList());
	}

	private static String text(OverIncidents over) {
		StringOutput output = new StringOutput();
		over.rendered().writeTo(output);
		return output.toString();
	}

}
