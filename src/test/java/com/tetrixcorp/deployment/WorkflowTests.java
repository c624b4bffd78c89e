package com.tetrixcorp.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkflowTests {

	private static final String DEPLOY = ".github/workflows/deploy.yml";

	private static final String WATCH = ".github/workflows/watch.yml";

	private static final Pattern PIN = Pattern.compile("uses: ([\\w./-]+)@(.*)");

	@ParameterizedTest
	@MethodSource("workflows")
	void everyWorkflowHoldsTheRules(String path) {
		assertThat(WorkflowRules.broken(ServiceFacts.file(path))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("actions")
	void soDoesEveryActionOfOurOwn(String path) {
		assertThat(WorkflowRules.brokenAction(ServiceFacts.file(path))).isEmpty();
	}

	@Test
	void allOfThemAreLookedAt() {
		assertThat(workflows()).contains(DEPLOY, WATCH, ".github/workflows/ci.yml",
				".github/workflows/dependency-review.yml");
		assertThat(actions()).contains(".github/actions/doctl/action.yml");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2 | @v6                        | actions/checkout@v6 is not pinned by its commit, with its version beside it
					@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2 | @de0fac2 # v6.0.2          | actions/checkout@de0fac2 # v6.0.2 is not pinned by its commit, with its version beside it
					5f5447ce83dd # v6.0.2                | 5f5447ce83dd                       | actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd is not pinned by its commit, with its version beside it
					permissions: {}                      | permissions: {contents: read}      | the workflow gives rights to every job
					permissions: {}~                     | ~                                  | the workflow gives rights to every job
					permissions:~      contents: read    | env: {A: b}                        | deploy does not say which rights it needs
					contents: read                       | contents: write                    | deploy may do more than read contents
					timeout-minutes: 90                  | continue-on-error: true            | deploy may run for hours
					concurrency:                         | defaults:                          | two runs may cross
					$REPORT                              | ${{ inputs.report }}               | deploy puts a value into a script instead of its environment
					workflow_dispatch:                   | pull_request_target:               | a stranger's change would run with our rights
					""")
	void aCarelessEditIsCaught(String find, String replace, String broken) {
		String workflow = ServiceFacts.file(DEPLOY);
		String what = find.replace('~', '\n');
		assertThat(workflow).contains(what);
		assertThat(WorkflowRules.broken(workflow.replace(what, replace.replace('~', '\n')))).contains(broken);
	}

	@Test
	void anActionIsPinnedToOneCommitEverywhere() {
		Map<String, Set<String>> pins = new TreeMap<>();
		Stream.concat(workflows(), actions())
			.flatMap((path) -> PIN.matcher(ServiceFacts.file(path)).results())
			.forEach((pin) -> pins.computeIfAbsent(pin.group(1), (name) -> new TreeSet<>()).add(pin.group(2)));
		assertThat(pins).isNotEmpty().allSatisfy((action, commits) -> assertThat(commits).hasSize(1));
	}

	@Test
	void aDeploymentIsNeverCancelledByAnother() {
		Yaml concurrency = Yaml.parse(ServiceFacts.file(DEPLOY)).at("concurrency");
		assertThat(concurrency.at("group").text()).isEqualTo("production");
		assertThat(concurrency.at("cancel-in-progress").value()).isEqualTo(false);
	}

	@Test
	void productionIsReachedOnlyThroughItsEnvironment() {
		List<String> withToken = workflows()
			.filter((path) -> ServiceFacts.file(path).contains("secrets.DIGITALOCEAN_ACCESS_TOKEN"))
			.toList();
		assertThat(withToken).containsExactlyInAnyOrder(DEPLOY, WATCH);
		assertThat(Yaml.parse(ServiceFacts.file(DEPLOY)).at("jobs", "deploy", "environment").text())
			.isEqualTo("production");
		assertThat(Yaml.parse(ServiceFacts.file(WATCH)).at("jobs", "watch", "environment").text())
			.isEqualTo("production-watch");
	}

	@ParameterizedTest
	@CsvSource({ "deploy, scripts/deploy-with-best-practices.sh", "watch, scripts/monitor-app.sh" })
	void theScriptDecidesAndItsReportIsKeptAlsoWhenItFails(String job, String script) {
		List<Yaml> steps = Yaml.parse(ServiceFacts.file(".github/workflows/" + job + ".yml"))
			.at("jobs", job, "steps")
			.list();
		Yaml upload = steps.get(steps.size() - 1);
		assertThat(steps).anyMatch((step) -> step.at("run").text().contains(script));
		assertThat(Path.of(script)).isExecutable();
		assertThat(steps).noneMatch((step) -> step.at("continue-on-error").isPresent());
		assertThat(upload.at("uses").text()).startsWith("actions/upload-artifact@");
		assertThat(upload.at("if").text()).isEqualTo("always()");
		assertThat(steps).anyMatch((step) -> step.at("env", "REPORT").text().equals(upload.at("with", "path").text()));
	}

	@Test
	void bothJdksRunTheTests() {
		assertThat(Yaml.parse(ServiceFacts.file(".github/workflows/ci.yml"))
			.at("jobs", "tests", "strategy", "matrix", "java")
			.list()).extracting(Yaml::text).containsExactly("17", "25");
	}

	private static Stream<String> workflows() {
		return files(".github/workflows");
	}

	private static Stream<String> actions() {
		return files(".github/actions");
	}

	private static Stream<String> files(String folder) {
		try (Stream<Path> files = Files.walk(Path.of(folder))) {
			return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
