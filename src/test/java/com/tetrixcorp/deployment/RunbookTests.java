package com.tetrixcorp.deployment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.tetrixcorp.health.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class RunbookTests {

	private static final String RUNBOOK = ServiceFacts.file("docs/runbook.md");

	private static final String SPEC = ServiceFacts.file(".do/app.yaml");

	@ParameterizedTest
	@MethodSource("failures")
	void everyClassOfFailureHasItsLine(Outcome failure) {
		assertThat(RUNBOOK).contains("\n| `" + failure.wireName() + "`");
	}

	@Test
	void everyAlertOfTheAppSpecHasItsLine() {
		List<String> alerts = Pattern.compile("- rule: (\\w+)")
			.matcher(SPEC)
			.results()
			.map((it) -> it.group(1))
			.toList();
		assertThat(alerts).hasSizeGreaterThan(5)
			.allSatisfy((alert) -> assertThat(RUNBOOK).contains("\n| `" + alert + "`"));
	}

	@Test
	void everySecretIsListed() {
		List<String> secrets = Pattern.compile("- key: (\\w+)\n\\s+scope: \\w+\n\\s+type: SECRET")
			.matcher(SPEC)
			.results()
			.map((it) -> it.group(1))
			.toList();
		assertThat(secrets).hasSize(12).allSatisfy((secret) -> assertThat(RUNBOOK).contains("`" + secret + "`"));
	}

	// As WhySentences writes them.
	@ParameterizedTest
	@ValueSource(strings = { "this instance is draining", "storage is lost", "messaging is lost", "sign-in is lost",
			"no probe has ended yet", "it is not configured here", "is unknown: throttled", "the last evidence is",
			"looks like something between us" })
	void everyReasonHasItsLine(String reason) {
		assertThat(RUNBOOK).contains(reason);
	}

	@Test
	void everyLinkLeadsToAHeading() {
		List<String> headings = Pattern.compile("(?m)^#+ (.*)$")
			.matcher(RUNBOOK)
			.results()
			.map((it) -> it.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
			.toList();
		List<String> links = Pattern.compile("\\]\\(#([^)]*)\\)")
			.matcher(RUNBOOK)
			.results()
			.map((it) -> it.group(1))
			.toList();
		assertThat(links).hasSizeGreaterThan(10);
		assertThat(headings).containsAll(links);
	}

	@Test
	void everySectionThatTheSpecPointsToIsThere() {
		List<String> sections = Pattern.compile("docs/runbook\\.md,\\s+(?:# )?\"([^\"]+)\"")
			.matcher(SPEC)
			.results()
			.map((it) -> it.group(1))
			.toList();
		assertThat(sections).hasSizeGreaterThan(3)
			.allSatisfy((section) -> assertThat(RUNBOOK).contains("## " + section));
	}

	@Test
	void everyScriptThatItNamesIsThere() {
		assertThat(
				Pattern.compile("scripts/[\\w-]+\\.sh").matcher(RUNBOOK).results().map((it) -> it.group()).distinct())
			.hasSizeGreaterThan(4)
			.allSatisfy((script) -> assertThat(Path.of(script)).isExecutable());
	}

	private static Stream<Outcome> failures() {
		return Arrays.stream(Outcome.values()).filter(Outcome::isFailure);
	}

}
