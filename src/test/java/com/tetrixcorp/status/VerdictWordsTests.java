package com.tetrixcorp.status;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.tetrixcorp.health.CapabilityReport;
import com.tetrixcorp.health.CapabilityStatus;
import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictWordsTests {

	@Test
	void everyLostCriticalCapabilityIsNamed() {
		HealthReport both = report(Verdict.UNHEALTHY, CapabilityStatus.LOST, CapabilityStatus.LOST,
				SampleReports.fail("database"));

		assertThat(VerdictWords.sentence(both)).isEqualTo("Storage and messaging are down.");
	}

	@Test
	void aLostCapabilityThatIsNotCriticalIsNotCalledAnOutage() {
		HealthReport signInLost = report(Verdict.DEGRADED, CapabilityStatus.UP, CapabilityStatus.UP,
				SampleReports.pass("database", 3), SampleReports.fail("firebase"));

		assertThat(VerdictWords.sentence(signInLost)).isEqualTo("We serve, with trouble: Firebase fails.");
	}

	@Test
	void thatWeServeIsSaidOnlyIfWeKnowIt() {
		HealthReport messagingUnknown = report(Verdict.DEGRADED, CapabilityStatus.UP, CapabilityStatus.UNKNOWN,
				SampleReports.pass("database", 3), SampleReports.fail("telnyx"), SampleReports.unknown("sinch"),
				SampleReports.unknown("firebase"));

		assertThat(VerdictWords.sentence(messagingUnknown))
			.isEqualTo("We may not serve everything: Telnyx fails; Sinch and Firebase are not known.");
	}

	@Test
	void oneUnknownCheckDoesNotMakeTheWholeUnknown() {
		HealthReport oneUnknown = report(Verdict.DEGRADED, CapabilityStatus.UP, CapabilityStatus.UP,
				SampleReports.pass("database", 3), SampleReports.pass("telnyx", 90), SampleReports.unknown("sinch"));

		assertThat(Sign.of(oneUnknown)).isEqualTo(Sign.DEGRADED);
		assertThat(VerdictWords.word(oneUnknown)).isEqualTo("degraded");
		assertThat(VerdictWords.sentence(oneUnknown)).isEqualTo("We serve, with trouble: Sinch is not known.");
	}

	private static HealthReport report(Verdict verdict, CapabilityStatus storage, CapabilityStatus messaging,
			CheckReport... checks) {
		return SampleReports.report(verdict, false, "web-76b84c7fb8-6p8kq", List.of(),
				List.of(new CapabilityReport("storage", storage, true, List.of("database")),
						new CapabilityReport("messaging", messaging, true, List.of("telnyx", "sinch")),
						new CapabilityReport("sign-in", CapabilityStatus.LOST, false, List.of("firebase"))),
				List.of(checks));
	}

}
