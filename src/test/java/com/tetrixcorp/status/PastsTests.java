package com.tetrixcorp.status;

import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.tetrixcorp.site.Fragment;
import com.tetrixcorp.site.PageRenderer;
import com.tetrixcorp.site.SiteTest;
import com.tetrixcorp.status.history.HistorySnapshot;
import com.tetrixcorp.status.history.Subject;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
class PastsTests {

	private static final Subject TELNYX = Subject.check("telnyx");

	@Autowired
	PageRenderer pages;

	@Test
	void aReadingOfHistoryIsRenderedOnce() {
		HistorySnapshot reading = SampleHistory.of(90);
		Pasts pasts = new Pasts(reading, this.pages);

		assertThat(pasts.rendered()).isEmpty();
		assertThat(pasts.of(TELNYX)).isSameAs(pasts.of(TELNYX)).isNotSameAs(pasts.of(Subject.capability("telnyx")));
		assertThat(pasts.rendered()).hasSize(2);
		assertThat(pasts.areOf(reading)).isTrue();
		assertThat(pasts.areOf(SampleHistory.of(89))).isFalse();
		assertThat(pasts.areOf(null)).isFalse();
	}

	@Test
	void aReadingThatIsHandedOnWhileThereIsNoOtherIsTheSame() {
		HistorySnapshot reading = SampleHistory.of(90);
		HistorySnapshot handedOn = new HistorySnapshot(reading.asOf(), SampleHistory.AS_OF, reading.subjects(),
				reading.transitions());
		HistorySnapshot later = new HistorySnapshot(SampleHistory.AS_OF.plusSeconds(60), null, reading.subjects(),
				reading.transitions());

		assertThat(new Pasts(reading, this.pages).areOf(handedOn)).isTrue();
		assertThat(new Pasts(reading, this.pages).areOf(later)).isFalse();
		assertThat(new Pasts(null, this.pages).areOf(null)).isTrue();
	}

	@Test
	void aSubjectThatNobodyHasReadIsNotKnown() {
		assertThat(text(new Pasts(null, this.pages).of(TELNYX))).contains("Uptime: not known.");
		assertThat(text(new Pasts(SampleHistory.neverRead(), this.pages).of(TELNYX))).contains("Uptime: not known.");
		assertThat(text(new Pasts(SampleHistory.of(90), this.pages).of(Subject.check("other"))))
			.contains("Uptime: not known.");
	}

	private static String text(Fragment fragment) {
		StringOutput output = new StringOutput();
		fragment.writeTo(output);
		return output.toString();
	}

}
