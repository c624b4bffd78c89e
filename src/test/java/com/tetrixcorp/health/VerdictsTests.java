package com.tetrixcorp.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictsTests {

	private static final Map<String, HealthProperties.Capability> CAPABILITIES = new LinkedHashMap<>();

	static {
		CAPABILITIES.put("storage", new HealthProperties.Capability(List.of("database"), true));
		CAPABILITIES.put("messaging", new HealthProperties.Capability(List.of("telnyx", "sinch"), true));
		CAPABILITIES.put("sign-in", new HealthProperties.Capability(List.of("firebase"), false));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			pass,    pass,    pass,    pass,    healthy
			unknown, unknown, unknown, unknown, degraded
			pass,    fail,    pass,    pass,    degraded
			pass,    pass,    fail,    pass,    degraded
			pass,    fail,    fail,    pass,    unhealthy
			pass,    fail,    unknown, pass,    degraded
			pass,    unknown, pass,    pass,    degraded
			pass,    pass,    pass,    fail,    degraded
			pass,    pass,    pass,    unknown, degraded
			fail,    pass,    pass,    pass,    unhealthy
			unknown, pass,    pass,    pass,    degraded
			fail,    fail,    fail,    fail,    unhealthy
			""")
	void theVerdictCountsCapabilities(String database, String telnyx, String sinch, String firebase, String verdict) {
		List<CheckReport> checks = checks(database, telnyx, sinch, firebase);
		List<CapabilityReport> capabilities = Verdicts.capabilities(CAPABILITIES, checks);
		assertThat(Verdicts.of(capabilities, checks, false).wireName()).isEqualTo(verdict);
		assertThat(Verdicts.of(capabilities, checks, true)).isEqualTo(Verdict.UNHEALTHY);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			pass,    pass,    up
			pass,    fail,    up
			unknown, pass,    up
			fail,    fail,    lost
			fail,    unknown, unknown
			unknown, unknown, unknown
			""")
	void aCapabilityIsLostOnlyWhenAllItsChecksFail(String telnyx, String sinch, String status) {
		assertThat(Verdicts.capabilities(CAPABILITIES, checks("pass", telnyx, sinch, "pass")))
			.filteredOn((it) -> it.name().equals("messaging"))
			.singleElement()
			.satisfies((it) -> assertThat(it.status().wireName()).isEqualTo(status))
			.satisfies((it) -> assertThat(it.critical()).isTrue());
	}

	@Test
	void onlyUnhealthyIsAnsweredWith503() {
		assertThat(Verdict.HEALTHY.httpStatus()).isEqualTo(200);
		assertThat(Verdict.DEGRADED.httpStatus()).isEqualTo(200);
		assertThat(Verdict.UNHEALTHY.httpStatus()).isEqualTo(503);
	}

	private static List<CheckReport> checks(String... statuses) {
		List<CheckReport> checks = new ArrayList<>();
		List<String> names = List.of("database", "telnyx", "sinch", "firebase");
		for (int i = 0; i < statuses.length; i++) {
			checks.add(Reports.check(names.get(i), CheckStatus.valueOf(statuses[i].toUpperCase(Locale.ROOT))));
		}
		return checks;
	}

}
