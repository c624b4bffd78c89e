package com.tetrixcorp.health.view;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.InstanceReport;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.PoolState;
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
		assertThat(text).contains("telnyx   pass").contains("812ms").contains("5003ms").contains("140ms");
		assertThat(text).contains("memory 214 of 1024 MiB (21 %); pool 2 active, 8 idle, 0 waiting, 10 at most");
		assertThat(text).contains("commit 3f2c00001111, production");
	}

	@Test
	void fitsAlsoWhenNothingIsKnownOrEverythingIsLong() {
		CheckReport unknown = new CheckReport("firebase", CheckStatus.UNKNOWN, null, Outcome.NOT_CONFIGURED,
				Reports.NOW.minusSeconds(864_000), 36_000_000L, 5003L, 5003L, 5003L, 0, 24100L,
				"1 pass, or 2 failures in a row", "forced-open",
				List.of("the API key may belong to another project than the one that is configured here"), null,
				"firebase is unknown: it is not configured here", null);
		HealthReport report = Reports.report(Verdict.DEGRADED, unknown);
		InstanceReport instance = report.instance();
		String text = TextReport.of(new HealthReport(report.timestamp(), report.verdict(), false, report.why(),
				report.capabilities(), report.checks(), new PoolState(10, 0, 190, 10, true),
				new InstanceReport("tetrix-web-production-in-frankfurt-76b84c7fb8-6p8kq", "fra", 200,
						instance.version(), instance.commit(), "production", instance.startedAt(), 31_536_000,
						instance.memory()),
				report.fleet()));
		assertThat(text.lines()).allSatisfy((line) -> assertThat(line.length()).isLessThanOrEqualTo(80));
		assertThat(text).contains("! firebase: the API key may belong").contains("SATURATED").contains("11-14");
	}

}
