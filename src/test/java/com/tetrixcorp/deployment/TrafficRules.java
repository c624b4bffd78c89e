package com.tetrixcorp.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which ways lead to the pods and from them: no more than the service needs, and those.
 */
final class TrafficRules {

	private static final Set<String> PRIVATE = Set.of("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12",
			"192.168.0.0/16");

	/** Of a managed PostgreSQL's pools; 25060 would be the server itself. */
	private static final int POOLER = 25061;

	private final Broken broken = new Broken();

	private final ManifestSet manifests;

	private TrafficRules(ManifestSet manifests) {
		this.manifests = manifests;
	}

	static List<String> broken(ManifestSet manifests) {
		TrafficRules rules = new TrafficRules(manifests);
		rules.ports();
		rules.service();
		rules.ingress();
		rules.monitor();
		rules.comingIn();
		rules.goingOut();
		return rules.broken.sentences();
	}

	private void ports() {
		port("http", "PORT");
		port("management", "MANAGEMENT_PORT");
	}

	private void port(String name, String variable) {
		rule(this.manifests.container()
			.at("ports")
			.list()
			.stream()
			.anyMatch((it) -> it.at("name").text().equals(name)
					&& String.valueOf(it.at("containerPort").number()).equals(this.manifests.settings().get(variable))),
				"the port " + name + " is not " + variable);
	}

	private void service() {
		Yaml service = this.manifests.spec("Service");
		rule(!service.at("selector").map().isEmpty() && service.at("selector").map().equals(this.manifests.podLabels()),
				"the service leads to other pods");
		rule(!service.at("type").isPresent() || service.at("type").text().equals("ClusterIP"),
				"the service is open to the world, Actuator with it");
		rule(target("http").equals("http") && target("management").equals("management"),
				"the service mixes up its ports");
	}

	private String target(String name) {
		return this.manifests.spec("Service")
			.at("ports")
			.list()
			.stream()
			.filter((it) -> it.at("name").text().equals(name))
			.map((it) -> it.at("targetPort").text())
			.findFirst()
			.orElse("");
	}

	private void ingress() {
		Yaml ingress = this.manifests.spec("Ingress");
		Set<String> hosts = new TreeSet<>();
		for (Yaml rule : ingress.at("rules").list()) {
			hosts.add(rule.at("host").text());
			List<Yaml> paths = rule.at("http", "paths").list();
			Yaml backend = paths.isEmpty() ? new Yaml(null) : paths.get(0).at("backend", "service");
			rule(paths.size() == 1 && paths.get(0).at("path").text().equals("/")
					&& backend.at("name").text().equals(this.manifests.the("Service").at("metadata", "name").text())
					&& backend.at("port", "name").text().equals("http"), "not everything is routed to the pages' port");
		}
		Set<String> domains = new TreeSet<>(
				List.of(this.manifests.settings().getOrDefault("TETRIX_ALIAS_DOMAINS", "").split(",")));
		domains.add(this.manifests.settings().getOrDefault("TETRIX_PRIMARY_DOMAIN", ""));
		rule(hosts.equals(domains), "the hosts are not the service's domains");
		Set<String> certified = new TreeSet<>();
		ingress.at("tls").list().forEach((it) -> it.at("hosts").list().forEach((host) -> certified.add(host.text())));
		rule(certified.equals(hosts), "the certificate is not for the hosts");
	}

	private void monitor() {
		Yaml monitor = this.manifests.spec("ServiceMonitor");
		Map<?, ?> labels = this.manifests.the("Service").at("metadata", "labels").map();
		List<Yaml> endpoints = monitor.at("endpoints").list();
		rule(!monitor.at("selector", "matchLabels").map().isEmpty()
				&& labels.entrySet().containsAll(monitor.at("selector", "matchLabels").map().entrySet()),
				"Prometheus does not find the service");
		rule(endpoints.size() == 1 && endpoints.get(0).at("port").text().equals("management")
				&& endpoints.get(0).at("path").text().equals("/actuator/prometheus"), "Prometheus asks something else");
		rule("tetrix".equals(labels.get(monitor.at("jobLabel").text()))
				&& ServiceFacts.file("ops/prometheus/alerts.yml").contains("job=\"tetrix\""),
				"the alerts do not know the job");
	}

	private void comingIn() {
		Yaml policy = this.manifests.spec("NetworkPolicy");
		rule(this.manifests.selectsThePods(policy.at("podSelector")), "the policy is of other pods");
		rule(policy.at("policyTypes").list().stream().map(Yaml::text).toList().equals(List.of("Ingress", "Egress")),
				"the policy leaves a direction open");
		List<String> open = new ArrayList<>();
		for (Yaml way : policy.at("ingress").list()) {
			boolean named = way.at("from").list().size() == 1 && !way.at("from")
				.list()
				.get(0)
				.at("namespaceSelector", "matchLabels", "kubernetes.io/metadata.name")
				.text()
				.isEmpty();
			rule(named, "anybody may come in");
			way.at("ports").list().forEach((it) -> open.add(it.at("port").text()));
		}
		rule(open.equals(List.of("http", "management")), "other ports are open, or a port is not");
	}

	private void goingOut() {
		List<String> ways = new ArrayList<>();
		for (Yaml way : this.manifests.spec("NetworkPolicy").at("egress").list()) {
			for (Yaml to : way.at("to").list()) {
				for (Yaml port : way.at("ports").list()) {
					ways.add(whereTo(to) + " " + port.at("protocol").text() + " " + port.at("port").number());
				}
			}
			rule(!way.at("to").list().isEmpty() && !way.at("ports").list().isEmpty(), "it may go anywhere");
		}
		rule(ways.contains("dns UDP 53") && ways.contains("dns TCP 53"), "it cannot look up a name");
		rule(ways.contains("10.0.0.0/8 TCP " + POOLER), "it does not reach the pooler");
		rule(ways.contains("world TCP 443"), "it does not reach the providers");
		rule(ways.size() == 4, "it reaches more than it needs");
	}

	private static String whereTo(Yaml to) {
		if (to.at("podSelector", "matchLabels", "k8s-app").text().equals("kube-dns")) {
			return "dns";
		}
		String network = to.at("ipBlock", "cidr").text();
		boolean outside = to.at("ipBlock", "except").list().stream().map(Yaml::text).toList().containsAll(PRIVATE);
		return (network.equals("0.0.0.0/0") && outside) ? "world" : network;
	}

	private void rule(boolean holds, String otherwise) {
		this.broken.unless(holds, otherwise);
	}

}
