package com.tetrixcorp.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the pods of this service must hold, beyond the API's schema: how they are asked,
 * how they leave, how large they are, what they may do, where they run, how many they
 * are.
 */
final class WorkloadRules {

	/** What a start may take on a shared vCPU, twice; as for the app spec. */
	private static final int SLOWEST_START_SECONDS = 50;

	private static final Duration FORCED_EXIT = Duration.ofSeconds(5);

	private static final Pattern MEASURED_FOR = Pattern.compile("Made for (\\d+) GiB");

	private static final Set<String> HOSTS = Set.of("hostNetwork", "hostPID", "hostIPC");

	private final Broken broken = new Broken();

	private final ManifestSet manifests;

	private final ServiceFacts service;

	private final Yaml pod;

	private final Yaml web;

	private WorkloadRules(ManifestSet manifests, ServiceFacts service) {
		this.manifests = manifests;
		this.service = service;
		this.pod = manifests.pod();
		this.web = manifests.container();
	}

	static List<String> broken(ManifestSet manifests, ServiceFacts service) {
		WorkloadRules rules = new WorkloadRules(manifests, service);
		rules.probes();
		rules.leaving();
		rules.size();
		rules.rights();
		rules.files();
		rules.spread();
		rules.replacement();
		rules.budget();
		rules.autoscaler();
		return rules.broken.sentences();
	}

	private void probes() {
		Yaml start = this.web.at("startupProbe");
		Yaml ready = this.web.at("readinessProbe");
		Yaml live = this.web.at("livenessProbe");
		probe("startupProbe", start, "/api/health/live");
		probe("readinessProbe", ready, "/api/health/ready");
		probe("livenessProbe", live, "/api/health/live");
		rule(seconds(ready) < seconds(live), "an instance would be restarted before it leaves rotation");
		rule(seconds(ready) <= 60, "a dead instance would be asked for more than a minute");
		rule(seconds(start) >= 2 * SLOWEST_START_SECONDS, "a slow start would be restarted");
	}

	private void probe(String name, Yaml probe, String path) {
		rule(probe.at("httpGet", "path").text().equals(path), name + " does not ask " + path);
		rule(probe.at("httpGet", "port").text().equals("http"), name + " does not ask the port http");
		rule(probe.at("timeoutSeconds").number() >= 5, name + " waits less than 5 s for a shared vCPU");
		rule(probe.at("timeoutSeconds").number() <= probe.at("periodSeconds").number(), name + " overtakes itself");
	}

	private static int seconds(Yaml probe) {
		return probe.at("failureThreshold").number() * probe.at("periodSeconds").number();
	}

	private void leaving() {
		Duration before = Duration.ofSeconds(this.web.at("lifecycle", "preStop", "sleep", "seconds").number());
		Duration grace = Duration.ofSeconds(this.pod.at("terminationGracePeriodSeconds").number());
		rule(before.compareTo(this.service.drain()) >= 0, "requests would come to an instance that is gone");
		rule(grace.compareTo(before.plus(this.service.deadline()).plus(FORCED_EXIT)) >= 0,
				"the cluster would kill the service before its own deadline");
	}

	private void size() {
		Matcher measured = MEASURED_FOR.matcher(ServiceFacts.file("image/java.options"));
		String memory = measured.find() ? measured.group(1) + "Gi" : "unknown";
		Yaml resources = this.web.at("resources");
		rule(resources.at("limits", "memory").text().equals(memory), "the memory is not what the image is made for");
		rule(resources.at("requests", "memory").text().equals(resources.at("limits", "memory").text()),
				"a node could run out of memory that it has promised");
		rule(resources.at("limits", "cpu").text().equals("1"), "the processor is not what the image is made for");
		rule(!resources.at("requests", "cpu").text().isEmpty(), "no processor is asked for");
	}

	private void rights() {
		Yaml all = this.pod.at("securityContext");
		Yaml own = this.web.at("securityContext");
		rule(isTrue(all.at("runAsNonRoot")) && all.at("runAsUser").number() > 0, "it may run as root");
		rule(all.at("runAsUser").number() == imageUser(), "its user is not the image's");
		rule(all.at("seccompProfile", "type").text().equals("RuntimeDefault"), "every system call is allowed");
		rule(isFalse(own.at("allowPrivilegeEscalation")), "it may gain rights");
		rule(own.at("capabilities", "drop").value() instanceof List<?> dropped && dropped.equals(List.of("ALL"))
				&& !own.at("capabilities", "add").isPresent(), "it keeps capabilities");
		rule(!isTrue(own.at("privileged")), "it is privileged");
		rule(isFalse(this.pod.at("automountServiceAccountToken")), "it holds a token of the cluster");
		rule(isFalse(this.pod.at("enableServiceLinks")), "other services become its environment");
		HOSTS.forEach((host) -> rule(!isTrue(this.pod.at(host)), "it has the node's " + host));
	}

	private static int imageUser() {
		Matcher user = Pattern.compile("(?m)^USER (\\d+):").matcher(ServiceFacts.file("Dockerfile"));
		return user.find() ? Integer.parseInt(user.group(1)) : -1;
	}

	private void files() {
		rule(isTrue(this.web.at("securityContext", "readOnlyRootFilesystem")), "its files can be changed");
		List<Yaml> mounts = this.web.at("volumeMounts").list();
		List<Yaml> volumes = this.pod.at("volumes").list();
		rule(mounts.size() == 1 && mounts.get(0).at("mountPath").text().equals("/tmp"), "/tmp cannot be written");
		rule(volumes.size() == 1 && mounts.size() == 1
				&& volumes.get(0).at("name").text().equals(mounts.get(0).at("name").text())
				&& !volumes.get(0).at("emptyDir", "sizeLimit").text().isEmpty(),
				"/tmp is no bounded folder of its own");
	}

	private void spread() {
		List<Yaml> nodes = this.pod.at("topologySpreadConstraints")
			.list()
			.stream()
			.filter((it) -> it.at("topologyKey").text().equals("kubernetes.io/hostname"))
			.toList();
		Yaml node = nodes.isEmpty() ? new Yaml(null) : nodes.get(0);
		rule(node.at("whenUnsatisfiable").text().equals("DoNotSchedule") && node.at("minDomains").number() >= 2
				&& node.at("maxSkew").number() == 1, "two replicas may share the only node that fails");
		rule(node.at("nodeTaintsPolicy").text().equals("Honor"), "a node that is emptied would hold up its successors");
		this.pod.at("topologySpreadConstraints")
			.list()
			.forEach((it) -> rule(this.manifests.podLabels().equals(it.at("labelSelector", "matchLabels").map()),
					"a spread counts other pods"));
	}

	private void replacement() {
		Yaml deployment = this.manifests.spec("Deployment");
		rule(!deployment.at("replicas").isPresent(), "each apply would undo the autoscaler");
		rule(deployment.at("strategy", "type").text().equals("RollingUpdate")
				&& deployment.at("strategy", "rollingUpdate", "maxUnavailable").number() == 0
				&& deployment.at("strategy", "rollingUpdate", "maxSurge").isPresent(), "a release takes replicas away");
		rule(this.manifests.selectsThePods(deployment.at("selector")), "the deployment selects other pods");
	}

	private void budget() {
		Yaml budget = this.manifests.spec("PodDisruptionBudget");
		rule(this.manifests.selectsThePods(budget.at("selector")), "the budget is of other pods");
		rule(budget.at("maxUnavailable").text().matches("[1-4]?\\d%")
				&& !budget.at("maxUnavailable").text().equals("0%"), "the budget lets no node be emptied, or too many");
	}

	private void autoscaler() {
		Yaml scaler = this.manifests.spec("HorizontalPodAutoscaler");
		Yaml target = scaler.at("scaleTargetRef");
		rule(target.at("kind").text().equals("Deployment")
				&& target.at("name").text().equals(this.manifests.the("Deployment").at("metadata", "name").text()),
				"the autoscaler scales something else");
		rule(scaler.at("minReplicas").number() >= 2, "one instance is no availability");
		rule(scaler.at("maxReplicas").number() > scaler.at("minReplicas").number(), "autoscaling has nowhere to go");
		List<Yaml> metrics = scaler.at("metrics").list();
		rule(metrics.stream().anyMatch((it) -> it.at("resource", "name").text().equals("cpu")), "CPU is no measure");
		rule(metrics.stream().anyMatch((it) -> it.at("pods", "metric", "name").text().equals(adapted())),
				"requests are no measure");
	}

	/** What Prometheus' adapter calls the requests of an instance. */
	private static String adapted() {
		return Yaml.parse(ServiceFacts.file("ops/prometheus/adapter.yml")).list().get(0).at("name", "as").text();
	}

	private static boolean isTrue(Yaml place) {
		return Boolean.TRUE.equals(place.value());
	}

	private static boolean isFalse(Yaml place) {
		return Boolean.FALSE.equals(place.value());
	}

	private void rule(boolean holds, String otherwise) {
		this.broken.unless(holds, otherwise);
	}

}
