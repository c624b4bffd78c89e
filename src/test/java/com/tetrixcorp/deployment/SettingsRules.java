package com.tetrixcorp.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the environment of the pods must hold: all that the service knows, and no secret
 * but by the name of a Secret.
 */
final class SettingsRules {

	/** Who tells the client's address; on App Platform it is the edge's own header. */
	static final String CLIENT_HEADER = "SERVER_TOMCAT_REMOTEIP_REMOTEIPHEADER";

	private static final String IN_THE_IMAGE = "TETRIX_COMMIT";

	private static final Set<String> DATABASE = Set.of("DATABASE_URL", "DATABASE_CA_CERT");

	private final Broken broken = new Broken();

	private final ManifestSet manifests;

	private SettingsRules(ManifestSet manifests) {
		this.manifests = manifests;
	}

	static List<String> broken(ManifestSet manifests, ServiceFacts service) {
		SettingsRules rules = new SettingsRules(manifests);
		rules.completeness(service);
		rules.secrets();
		rules.values();
		return rules.broken.sentences();
	}

	private void completeness(ServiceFacts service) {
		Set<String> wanted = new TreeSet<>(service.variables());
		wanted.remove(IN_THE_IMAGE);
		wanted.add(CLIENT_HEADER);
		List<String> given = new ArrayList<>(this.manifests.settings().keySet());
		this.manifests.container().at("env").list().forEach((env) -> given.add(env.at("name").text()));
		Set<String> once = new TreeSet<>();
		given.forEach((name) -> rule(once.add(name), name + " is there twice"));
		once.stream()
			.filter((name) -> !wanted.contains(name))
			.forEach((name) -> rule(false, name + " is unknown to the service, or the image's"));
		wanted.forEach((name) -> rule(once.contains(name), name + " is missing"));
		List<Yaml> sources = this.manifests.container().at("envFrom").list();
		rule(sources.size() == 1 && sources.get(0).at("configMapRef", "name").text().startsWith("tetrix"),
				"the settings are not the environment");
	}

	private void secrets() {
		for (Yaml env : this.manifests.container().at("env").list()) {
			String name = env.at("name").text();
			Yaml reference = env.at("valueFrom", "secretKeyRef");
			rule(!env.at("value").isPresent(), name + " has a value here");
			rule(reference.at("key").text().equals(name), name + " is not the key of its name");
			rule(reference.at("name").text().equals(DATABASE.contains(name) ? "tetrix-database" : "tetrix"),
					name + " is in another Secret");
			rule(!reference.at("optional").isPresent(), name + " may be missing");
		}
		EnvironmentRules.SECRETS
			.forEach((name) -> rule(!this.manifests.settings().containsKey(name), name + " is no Secret"));
	}

	private void values() {
		Map<String, String> settings = this.manifests.settings();
		settings.forEach((name, value) -> {
			rule(!value.isBlank(), name + " has no value");
			rule(!EnvironmentRules.LOOKS_SECRET.matcher(value).find(), name + " has a value that looks secret");
		});
		rule("production".equals(settings.get("SPRING_PROFILES_ACTIVE")), "the profile is not production");
		rule("all".equals(settings.get("TETRIX_ROLE")), "nobody would answer for the other role");
		rule(!String.valueOf(settings.get("PORT")).equals(settings.get("MANAGEMENT_PORT")), "Actuator would be public");
		rule("x-forwarded-for".equals(settings.get(CLIENT_HEADER)), "any client could choose its address");
	}

	private void rule(boolean holds, String otherwise) {
		this.broken.unless(holds, otherwise);
	}

}
