package com.tetrixcorp.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a workflow must hold, since it runs with rights and secrets of the repository.
 */
final class WorkflowRules {

	private static final Pattern USES = Pattern.compile("(?m)^\\s*-? *uses: *(.*)$");

	private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

	private static final Pattern OWN = Pattern.compile("\\./\\.github/actions/[\\w-]+");

	private final List<String> broken = new ArrayList<>();

	private WorkflowRules() {
	}

	static List<String> broken(String text) {
		WorkflowRules rules = new WorkflowRules();
		Yaml workflow = Yaml.parse(text);
		rules.actions(text);
		rules.rule(Map.of().equals(workflow.at("permissions").value()), "the workflow gives rights to every job");
		rules.rule(!workflow.at("concurrency", "group").text().isEmpty(), "two runs may cross");
		rules.rule(!text.contains("pull_request_target"), "a stranger's change would run with our rights");
		rules.rule(!workflow.at("jobs").map().isEmpty(), "there is no job");
		workflow.at("jobs").map().forEach((name, job) -> rules.job(String.valueOf(name), new Yaml(job)));
		return rules.broken;
	}

	static List<String> brokenAction(String text) {
		WorkflowRules rules = new WorkflowRules();
		rules.actions(text);
		rules.steps("the action", Yaml.parse(text).at("runs", "steps").list());
		return rules.broken;
	}

	private void actions(String text) {
		USES.matcher(text)
			.results()
			.map((found) -> found.group(1))
			.forEach((action) -> rule(OWN.matcher(action).matches() || PINNED.matcher(action).matches(),
					action + " is not pinned by its commit, with its version beside it"));
	}

	private void job(String name, Yaml job) {
		rule(job.at("timeout-minutes").number() > 0, name + " may run for hours");
		rule(job.at("permissions").isPresent(), name + " does not say which rights it needs");
		job.at("permissions")
			.map()
			.forEach((what, right) -> rule("read".equals(right), name + " may do more than read " + what));
		steps(name, job.at("steps").list());
	}

	private void steps(String name, List<Yaml> steps) {
		rule(!steps.isEmpty(), name + " does nothing");
		steps.forEach((step) -> rule(!step.at("run").text().contains("${{"),
				name + " puts a value into a script instead of its environment"));
	}

	private void rule(boolean holds, String otherwise) {
		if (!holds) {
			this.broken.add(otherwise);
		}
	}

}
