package com.tetrixcorp.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlertRulesTests {

	private static final String RULES = ServiceFacts.file("ops/prometheus/alerts.yml");

	private static final String RUNBOOK = ServiceFacts.file("docs/runbook.md");

	private static final String DASHBOARD = ServiceFacts.file("ops/grafana/tetrix.json");

	private static final String REPOSITORY = Yaml.parse(ServiceFacts.file(".do/app.yaml"))
		.at("services")
		.list()
		.get(0)
		.at("github", "repo")
		.text();

	@Test
	void everyAlertSaysHowBadItIsWhatItIsAndWhereItsLineInTheRunbookStands() {
		assertThat(flaws(RULES)).isEmpty();
		assertThat(alerts(RULES)).hasSizeGreaterThan(15);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					severity: critical          | severity: page        | TetrixDown has no known severity
					summary: No instance of     | summary_: of          | TetrixDown has no summary
					description: Prometheus has | description_: has     | TetrixDown has no description
					runbook.md#tetrixdown       | runbook.md            | TetrixDown does not lead to its line in the runbook
					runbook.md#tetrixdown       | runbook.md#tetrixdegraded | TetrixDown does not lead to its line in the runbook
					tetrixcorp/tetrix/blob      | tetrixcorp/other/blob | TetrixDown does not lead to its line in the runbook
					alert: TetrixDown           | alert: TetrixGone     | TetrixGone does not lead to its line in the runbook
					""")
	void whatOneLacksIsFound(String there, String instead, String flaw) {
		String broken = RULES.replaceFirst(there, instead);

		assertThat(broken).isNotEqualTo(RULES);
		assertThat(flaws(broken)).contains(flaw);
	}

	@Test
	void everyAlertOfTheRunbookIsARule() {
		List<String> names = alerts(RULES).stream().map((it) -> it.at("alert").text()).toList();
		List<String> told = Pattern.compile("(?m)^\\| <a id=\"\\w+\"></a>`(\\w+)`")
			.matcher(RUNBOOK)
			.results()
			.map((it) -> it.group(1))
			.toList();
		assertThat(told).containsExactlyElementsOf(names);
	}

	@Test
	void theDashboardLeadsToTheRunbookToo() {
		assertThat(DASHBOARD).contains("\"https://github.com/" + REPOSITORY + "/blob/main/docs/runbook.md\"");
	}

	private static List<Yaml> alerts(String rules) {
		return Yaml.parse(rules).at("groups").list().stream().flatMap((it) -> it.at("rules").list().stream()).toList();
	}

	private static List<String> flaws(String rules) {
		List<String> flaws = new ArrayList<>();
		for (Yaml rule : alerts(rules)) {
			String name = rule.at("alert").text();
			if (!Set.of("critical", "warning").contains(rule.at("labels", "severity").text())) {
				flaws.add(name + " has no known severity");
			}
			for (String text : List.of("summary", "description")) {
				if (rule.at("annotations", text).text().isBlank()) {
					flaws.add(name + " has no " + text);
				}
			}
			String anchor = name.toLowerCase(Locale.ROOT);
			String link = "https://github.com/" + REPOSITORY + "/blob/main/docs/runbook.md#" + anchor;
			if (!rule.at("annotations", "runbook_url").text().equals(link)
					|| !RUNBOOK.contains("\n| <a id=\"" + anchor + "\"></a>`" + name + "`")) {
				flaws.add(name + " does not lead to its line in the runbook");
			}
		}
		return flaws;
	}

}
