package com.tetrixcorp.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScalingTests {

	private static final String SCALING = ServiceFacts.file("docs/scaling.md");

	/** Of a managed cluster. */
	private static final int CONNECTIONS_A_GIB = 25;

	private static final int RESERVED = 3;

	@Test
	void theConnectionsAreThoseThatTheServiceOpens() {
		int most = poolSize() + backgroundPoolSize() + 1;
		assertThat(SCALING).contains(most + " at most");
		List<MatchResult> rows = rows(
				"\\| (\\d+) \\| (\\d+) × (\\d+) \\+ 1 = ([\\d,]+) \\| (?:(\\d+) GiB \\((\\d+)\\)|none) \\|");
		assertThat(rows).hasSize(4).allSatisfy((row) -> {
			int replicas = Integer.parseInt(row.group(1));
			int deploying = replicas + (replicas + 3) / 4;
			assertThat(row.group(2)).isEqualTo("" + deploying);
			assertThat(row.group(3)).isEqualTo("" + most);
			assertThat(number(row.group(4))).isEqualTo(deploying * most + 1);
		});
	}

	@Test
	void theClusterIsTheSmallestThatHasThem() {
		List<MatchResult> rows = rows("= ([\\d,]+) \\| (\\d+) GiB \\((\\d+)\\) \\|");
		assertThat(rows).hasSize(3).allSatisfy((row) -> {
			int memory = Integer.parseInt(row.group(2));
			assertThat(number(row.group(3))).isEqualTo(available(memory)).isGreaterThanOrEqualTo(number(row.group(1)));
			assertThat(available(memory / 2)).isLessThan(number(row.group(1)));
		});
	}

	@Test
	void theOverlaysGrowAsFarAsItSays() {
		ManifestFiles files = ManifestFiles.read();
		assertThat(SCALING).contains("`production` (" + range(files, "production") + ")",
				"`staging` (" + range(files, "staging") + ")");
	}

	@Test
	void everyLinkLeadsSomewhere() {
		List<MatchResult> links = rows("\\]\\((?!https:)([^)#]*)(?:#([^)]*))?\\)");
		assertThat(links).hasSizeGreaterThan(5).allSatisfy((link) -> {
			Path file = link.group(1).isEmpty() ? Path.of("docs/scaling.md") : Path.of("docs").resolve(link.group(1));
			assertThat(file).exists();
			assertThat(link.group(2) == null || headings(ServiceFacts.file(file.toString())).contains(link.group(2)))
				.as(link.group())
				.isTrue();
		});
	}

	private static String range(ManifestFiles files, String overlay) {
		Yaml scaler = ManifestSet.of(files, "overlays/" + overlay + "/kustomization.yaml")
			.spec("HorizontalPodAutoscaler");
		return scaler.at("minReplicas").number() + " to " + scaler.at("maxReplicas").number();
	}

	private static int poolSize() {
		String settings = ServiceFacts.file("src/main/resources/application.yml").split("(?m)^---$")[0];
		return Yaml.parse(settings).at("tetrix", "database", "pool-size").number();
	}

	private static int backgroundPoolSize() {
		return Pattern.compile("setMaximumPoolSize\\((\\d+)\\)")
			.matcher(ServiceFacts.file("src/main/java/com/tetrixcorp/database/DatabaseConfiguration.java"))
			.results()
			.mapToInt((it) -> Integer.parseInt(it.group(1)))
			.sum();
	}

	private static int available(int memory) {
		return CONNECTIONS_A_GIB * memory - RESERVED;
	}

	private static int number(String text) {
		return Integer.parseInt(text.replace(",", ""));
	}

	private static List<String> headings(String text) {
		return Pattern.compile("(?m)^#+ (.*)$")
			.matcher(text)
			.results()
			.map((it) -> it.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
			.toList();
	}

	private static List<MatchResult> rows(String pattern) {
		return Pattern.compile(pattern).matcher(SCALING).results().toList();
	}

}
