package com.tetrixcorp.health.view;

import org.junit.jupiter.api.Test;

import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Reports;
import com.tetrixcorp.health.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class TextReportTests {

	private static final CheckReport[] ALL_FAIL = { Reports.check("database", CheckStatus.FAIL),
			Reports.check("telnyx", CheckStatus.FAIL), Reports.check("sinch", CheckStatus.FAIL),
			Reports.check("firebase", CheckStatus.FAIL) };

	@Test
	void fitsOneScreenOfEightyColumnsEvenWhenEverythingFails() {
		String text = TextReport.of(Reports.report(Verdict.UNHEALTHY, ALL_FAIL));
		assertThat(text.lines()).allSatisfy((line) -> assertThat(line.length()).isLessThanOrEqualTo(80));
		assertThat(text.lines().count()).isLessThanOrEqualTo(28);
	}

	@Test
	void beginsWithTheVerdictAndSaysWhy() {
		String text = TextReport.of(Reports.report(Verdict.DEGRADED, Reports.check("telnyx", CheckStatus.FAIL)));
		assertThat(text).startsWith("DEGRADED   2026-11-24 02:05:10Z\n- telnyx fails since 02:01:10 (4 min): timeout");
	}

	@Test
	void showsTheReadingsOfEachCheck() {
		String text = TextReport.of(Reports.report(Verdict.HEALTHY, Reports.check("telnyx", CheckStatus.PASS)));
		assertThat(text).contains("telnyx   pass").contains("0.8s").contains("5003ms").contains("140ms");
		assertThat(text).contains("memory 214 of 1024 MiB (21 %); pool 2 active, 8 idle, 0 waiting, 10 at most");
		assertThat(text).contains("commit 3f2c00001111, production");
	}

}
