package com.tetrixcorp.deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an app spec of this service must hold, beyond the platform's own schema. Each rule
 * adds a sentence for each place that breaks it.
 */
final class AppSpecRules {

	private static final Pattern LEGACY_SIZE = Pattern.compile("\\b(basic|professional)-\\w+");

	private static final Set<String> APP_ALERTS = Set.of("DEPLOYMENT_FAILED", "DOMAIN_FAILED");

	private static final Set<String> SERVICE_ALERTS = Set.of("CPU_UTILIZATION", "MEM_UTILIZATION", "RESTART_COUNT");

	/** What a start may take on a shared vCPU, twice. */
	private static final int SLOWEST_START_SECONDS = 50;

	private static final Duration FORCED_EXIT = Duration.ofSeconds(5);

	private final List<String> broken = new ArrayList<>();

	private final String text;

	private final Yaml spec;

	private final Yaml web;

	private final ServiceFacts service;

	private AppSpecRules(String text, ServiceFacts service) {
		this.text = text;
		this.spec = Yaml.parse(text);
		this.web = new Yaml(this.spec.at("services").list().stream().findFirst().map(Yaml::value).orElse(null));
		this.service = service;
	}

	static List<String> broken(String text, ServiceFacts service) {
		AppSpecRules rules = new AppSpecRules(text, service);
		rules.sizes();
		rules.source();
		rules.probes();
		rules.leaving();
		rules.domains();
		rules.alerts();
		rules.database();
		rules.edge();
		rules.broken.addAll(EnvironmentRules.broken(rules.spec, rules.web, service));
		return rules.broken;
	}

	private void sizes() {
		LEGACY_SIZE.matcher(this.text).results().forEach((found) -> rule(false, found.group() + " is a closed size"));
		String size = this.web.at("instance_size_slug").text();
		rule(this.spec.at("services").list().size() == 1, "there is not exactly one service");
		rule(size.matches("apps-[sd]-.*"), "the service has no size");
		rule(!size.endsWith("-fixed") && !size.endsWith("0.5gb"), "the size is too small, or cannot run twice");
		Yaml autoscaling = this.web.at("autoscaling");
		Yaml count = this.web.at("instance_count");
		rule(autoscaling.isPresent() != count.isPresent(),
				"there is not exactly one of instance_count and autoscaling");
		int least = count.isPresent() ? count.number() : autoscaling.at("min_instance_count").number();
		rule(least >= 2, "one instance is no availability");
		if (autoscaling.isPresent()) {
			rule(size.startsWith("apps-d-"), "only a dedicated size scales by itself");
			rule(autoscaling.at("max_instance_count").number() > least, "autoscaling has nowhere to go");
			rule(autoscaling.at("metrics", "cpu", "percent").number() > 0, "autoscaling has no measure");
		}
	}

	private void source() {
		rule(this.web.at("name").text().equals("web"), "the service is not called web");
		rule(Boolean.FALSE.equals(this.web.at("github", "deploy_on_push").value()), "a push would deploy");
		rule(this.web.at("dockerfile_path").text().equals("Dockerfile"), "the Dockerfile is not what is built");
		rule(this.web.at("github", "branch").text().equals("main"), "the branch is not main");
		List<Yaml> routes = this.spec.at("ingress", "rules").list();
		rule(routes.size() == 1 && routes.get(0).at("match", "path", "prefix").text().equals("/")
				&& routes.get(0).at("component", "name").text().equals(this.web.at("name").text()),
				"not everything is routed to the service");
	}

	private void probes() {
		Yaml ready = this.web.at("health_check");
		Yaml live = this.web.at("liveness_health_check");
		probe("health_check", ready, "/api/health/ready");
		probe("liveness_health_check", live, "/api/health/live");
		rule(live.at("success_threshold").number() == 1, "liveness must pass at once");
		rule(inService(ready) < inService(live), "an instance would be restarted before it leaves rotation");
		rule(inService(ready) <= 60, "a dead instance would be asked for more than a minute");
		rule(toStart(live) >= 2 * SLOWEST_START_SECONDS, "a slow start would be restarted");
	}

	private void probe(String name, Yaml probe, String path) {
		rule(probe.at("http_path").text().equals(path), name + " does not ask " + path);
		rule(probe.at("port").isPresent() && probe.at("port").number() == this.web.at("http_port").number(),
				name + " does not name the service's port");
		rule(probe.at("timeout_seconds").number() >= 5, name + " waits less than 5 s for a shared vCPU");
		rule(probe.at("timeout_seconds").number() <= probe.at("period_seconds").number(), name + " overtakes itself");
		rule(toStart(probe) >= SLOWEST_START_SECONDS, name + " gives a start too little time");
	}

	private static int inService(Yaml probe) {
		return probe.at("failure_threshold").number() * probe.at("period_seconds").number();
	}

	private static int toStart(Yaml probe) {
		return probe.at("initial_delay_seconds").number() + inService(probe);
	}

	private void leaving() {
		Yaml termination = this.web.at("termination");
		Duration grace = Duration.ofSeconds(termination.at("grace_period_seconds").number());
		Duration drain = Duration.ofSeconds(termination.at("drain_seconds").number());
		rule(grace.compareTo(this.service.deadline().plus(FORCED_EXIT)) >= 0,
				"the platform would kill the service before its own deadline");
		rule(grace.toSeconds() <= 600 && drain.toSeconds() <= 110, "the platform does not wait that long");
		rule(drain.compareTo(this.service.drain()) >= 0, "the edge has less time to forget an instance than it gives");
	}

	private void domains() {
		Set<String> names = new HashSet<>();
		List<String> primary = new ArrayList<>();
		Set<String> alias = new TreeSet<>();
		for (Yaml domain : this.spec.at("domains").list()) {
			String name = domain.at("domain").text();
			rule(names.add(name), name + " is there twice");
			rule(Set.of("1.2", "1.3").contains(domain.at("minimum_tls_version").text()), name + " allows old TLS");
			switch (domain.at("type").text()) {
				case "PRIMARY" -> primary.add(name);
				case "ALIAS" -> alias.add(name);
				default -> rule(false, name + " is neither PRIMARY nor ALIAS");
			}
		}
		rule(primary.equals(List.of(value("TETRIX_PRIMARY_DOMAIN"))), "the primary domain is not the service's");
		rule(alias.equals(new TreeSet<>(List.of(value("TETRIX_ALIAS_DOMAINS").split(",")))),
				"the alias domains are not the service's");
	}

	private void alerts() {
		Set<String> app = rules(this.spec.at("alerts"));
		APP_ALERTS.forEach((alert) -> rule(app.contains(alert), "nobody is told of " + alert));
		rule(!this.web.at("autoscaling").isPresent() || app.contains("AUTOSCALE_FAILED"),
				"nobody is told of AUTOSCALE_FAILED");
		Set<String> service = rules(this.web.at("alerts"));
		SERVICE_ALERTS.forEach((alert) -> rule(service.contains(alert), "nobody is told of " + alert));
		for (Yaml alert : this.web.at("alerts").list()) {
			String name = alert.at("rule").text();
			rule(alert.at("operator").text().equals("GREATER_THAN"), name + " has no operator");
			rule(alert.at("value").number() > 0, name + " has no threshold");
			rule(alert.at("window").text().matches("(FIVE|TEN|THIRTY)_MINUTES|ONE_HOUR"), name + " has no window");
			rule(!name.equals("MEM_UTILIZATION") || alert.at("value").number() <= 80, name + " is told too late");
		}
	}

	private static Set<String> rules(Yaml alerts) {
		Set<String> names = new TreeSet<>();
		alerts.list()
			.stream()
			.filter((alert) -> !Boolean.TRUE.equals(alert.at("disabled").value()))
			.forEach((alert) -> names.add(alert.at("rule").text()));
		return names;
	}

	private void database() {
		List<Yaml> databases = this.spec.at("databases").list();
		Yaml db = databases.isEmpty() ? new Yaml(null) : databases.get(0);
		rule(databases.size() == 1 && db.at("name").text().equals("db"), "the database is not called db");
		rule(!this.text.contains("EV[1"), "an encrypted value is valid for one app only");
		rule(db.at("engine").text().equals("PG") && db.at("version").text().matches("1[4-9]"), "it is no PostgreSQL");
		rule(Boolean.TRUE.equals(db.at("production").value()), "a database for development has no backups");
		rule(!db.at("cluster_name").text().isBlank(), "the database names no cluster");
	}

	private void edge() {
		rule(this.spec.at("region").text().equals("fra"), "the region is not fra");
		rule(Boolean.TRUE.equals(this.spec.at("disable_email_obfuscation").value()),
				"the edge would rewrite addresses");
		rule(Boolean.FALSE.equals(this.spec.at("enhanced_threat_control_enabled").value()),
				"the edge would refuse monitors");
		rule(Boolean.FALSE.equals(this.spec.at("disable_edge_cache").value()), "the edge would keep nothing");
	}

	private String value(String key) {
		return EnvironmentRules.value(this.web, key);
	}

	private void rule(boolean holds, String otherwise) {
		if (!holds) {
			this.broken.add(otherwise);
		}
	}

}
