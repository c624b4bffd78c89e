package com.tetrixcorp.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the environment of the service in an app spec must hold: all that the service
 * knows, nothing else, and no secret.
 */
final class EnvironmentRules {

	/** A run of 24 and more letters and digits is no name that somebody chose. */
	static final Pattern LOOKS_SECRET = Pattern
		.compile("-----BEGIN|^EV\\[|://[^/]*@|(?<![\\w.])(?=[\\w+=-]*\\d)(?=[\\w+=-]*[A-Za-z])[\\w+=-]{24,}");

	private static final Pattern SOUNDS_SECRET = Pattern
		.compile("SECRET|TOKEN|PASSWORD|API_KEY|SIGNING_KEY|WEBHOOK_URL");

	/** Secrets, personal data, and what identifies an account of ours. */
	static final Set<String> SECRETS = Set.of("TELNYX_API_KEY", "TELNYX_VERIFY_PROFILE_ID", "SINCH_API_TOKEN",
			"SINCH_SERVICE_PLAN_ID", "SINCH_VIRTUAL_NUMBER", "FIREBASE_API_KEY", "FIREBASE_PROJECT_ID", "STAFF_EMAILS",
			"VERIFICATION_SECRET", "VERIFICATION_SIGNING_KEY", "ALERT_WEBHOOK_URL", "ALERT_WEBHOOK_SECRET");

	private static final Map<String, String> REFERENCES = Map.of("DATABASE_URL", "${db.DATABASE_URL}",
			"DATABASE_CA_CERT", "${db.CA_CERT}", "TETRIX_COMMIT", "${_self.COMMIT_HASH}");

	/** The platform makes it from http_port, unless it is set. */
	private static final String PORT = "PORT";

	private final List<String> broken = new ArrayList<>();

	private final Yaml spec;

	private final Yaml web;

	private EnvironmentRules(Yaml spec, Yaml web) {
		this.spec = spec;
		this.web = web;
	}

	static List<String> broken(Yaml spec, Yaml web, ServiceFacts service) {
		EnvironmentRules rules = new EnvironmentRules(spec, web);
		Set<String> wanted = new TreeSet<>(service.variables());
		wanted.remove(PORT);
		rules.completeness(wanted);
		web.at("envs").list().forEach((env) -> {
			rules.form(env);
			rules.secrecy(env);
		});
		rules.agreement();
		return rules.broken;
	}

	static String value(Yaml web, String key) {
		return web.at("envs")
			.list()
			.stream()
			.filter((env) -> env.at("key").text().equals(key))
			.map((env) -> env.at("value").text())
			.findFirst()
			.orElse("");
	}

	private void completeness(Set<String> wanted) {
		Set<String> given = new TreeSet<>();
		for (Yaml env : this.web.at("envs").list()) {
			String key = env.at("key").text();
			rule(given.add(key), key + " is there twice");
			rule(wanted.contains(key), key + " is unknown to the service");
		}
		wanted.forEach((key) -> rule(given.contains(key), key + " is missing"));
		rule(this.spec.at("envs").list().isEmpty(), "a variable belongs to the app, not to the service");
	}

	private void form(Yaml env) {
		String key = env.at("key").text();
		String value = env.at("value").text();
		rule(env.at("scope").text().equals("RUN_TIME"), key + " is not RUN_TIME");
		rule(!env.at("value").isPresent() || env.at("value").value() instanceof String, key + " is no string");
		rule(value.equals(REFERENCES.getOrDefault(key, value)), key + " is not " + REFERENCES.get(key));
		rule(!value.contains("${") || REFERENCES.containsKey(key), key + " refers to something unknown");
	}

	private void secrecy(Yaml env) {
		String key = env.at("key").text();
		boolean secret = env.at("type").text().equals("SECRET");
		boolean valued = env.at("value").isPresent();
		rule(secret || !SECRETS.contains(key), key + " is not SECRET");
		rule(secret || !SOUNDS_SECRET.matcher(key).find(), key + " sounds secret and is not SECRET");
		rule(!secret || !valued, key + " is SECRET and has a value here");
		rule(secret || valued && !"".equals(env.at("value").value()), key + " has no value");
		rule(!LOOKS_SECRET.matcher(env.at("value").text()).find(), key + " has a value that looks secret");
	}

	private void agreement() {
		String port = String.valueOf(this.web.at("http_port").number());
		rule(!value(this.web, "MANAGEMENT_PORT").equals(port), "Actuator would be public");
		rule(value(this.web, "SPRING_PROFILES_ACTIVE").equals("production"), "the profile is not production");
		rule(value(this.web, "TETRIX_ROLE").equals("all"), "nobody would answer for the other role");
		rule(value(this.web, "TETRIX_REGION").equals(this.spec.at("region").text()),
				"the service would tell another region");
	}

	private void rule(boolean holds, String otherwise) {
		if (!holds) {
			this.broken.add(otherwise);
		}
	}

}
