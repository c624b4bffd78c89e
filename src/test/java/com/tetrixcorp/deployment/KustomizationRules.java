package com.tetrixcorp.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What holds the manifests together: every file is named and every name is a file, every
 * patch meets something, and every environment has a namespace and an image of its own.
 */
final class KustomizationRules {

	static final String BASE = "base/kustomization.yaml";

	private static final Set<String> KNOWN = Set.of("apiVersion", "kind", "namespace", "resources", "images", "patches",
			"configMapGenerator");

	private final Broken broken = new Broken();

	private final ManifestFiles files;

	private final Set<String> named = new TreeSet<>();

	private KustomizationRules(ManifestFiles files) {
		this.files = files;
	}

	static List<String> broken(ManifestFiles files) {
		KustomizationRules rules = new KustomizationRules(files);
		files.kustomizations().forEach(rules::kustomization);
		files.kustomizations().stream().filter((path) -> !path.equals(BASE)).forEach(rules::overlay);
		files.texts()
			.keySet()
			.stream()
			.filter((path) -> !path.endsWith("kustomization.yaml"))
			.forEach((path) -> rules.rule(rules.named.contains(path), path + " is used by nothing"));
		return rules.broken.sentences();
	}

	private void kustomization(String path) {
		Yaml kustomization = this.files.yaml(path);
		rule(kustomization.at("apiVersion").text().equals("kustomize.config.k8s.io/v1beta1")
				&& kustomization.at("kind").text().equals("Kustomization"), path + " is no kustomization");
		kustomization.map()
			.keySet()
			.forEach((key) -> rule(KNOWN.contains(String.valueOf(key)), path + " holds " + key));
		kustomization.at("resources").list().forEach((it) -> name(path, it.text()));
		kustomization.at("patches").list().forEach((it) -> name(path, it.at("path").text()));
		kustomization.at("configMapGenerator")
			.list()
			.forEach((it) -> it.at("envs").list().forEach((envs) -> name(path, envs.text())));
	}

	private void name(String path, String file) {
		String resolved = ManifestFiles.resolve(path, file);
		this.named.add(resolved);
		rule(this.files.has(resolved) || this.files.has(resolved + "/kustomization.yaml"), path + " names no " + file);
	}

	private void overlay(String path) {
		Yaml overlay = this.files.yaml(path);
		Yaml namespace = ManifestSet.of(this.files, path).the("Namespace");
		rule(!overlay.at("namespace").text().isEmpty()
				&& overlay.at("namespace").text().equals(namespace.at("metadata", "name").text()),
				path + " has no namespace of its own");
		rule("restricted".equals(namespace.at("metadata", "labels").map().get("pod-security.kubernetes.io/enforce")),
				path + " lets pods do more than they need");
		List<Yaml> images = overlay.at("images").list();
		rule(images.size() == 1 && images.get(0).at("name").text().equals("tetrix")
				&& images.get(0).at("digest").text().matches("sha256:[0-9a-f]{64}")
				&& !images.get(0).at("newTag").isPresent(), path + " names its image by something else than a digest");
		ManifestSet base = ManifestSet.of(this.files, BASE);
		for (Yaml patch : overlay.at("patches").list()) {
			patch(path, this.files.yaml(ManifestFiles.resolve(path, patch.at("path").text())), base);
		}
		for (Yaml generator : overlay.at("configMapGenerator").list()) {
			rule(generator.at("behavior").text().equals("merge"), path + " throws the settings of the base away");
		}
	}

	private void patch(String path, Yaml patch, ManifestSet base) {
		String kind = patch.at("kind").text();
		Yaml target = base.the(kind);
		rule(target.isPresent() && target.at("metadata", "name").text().equals(patch.at("metadata", "name").text())
				&& target.at("apiVersion").text().equals(patch.at("apiVersion").text()),
				path + " patches no " + kind + " of the base");
		// Kustomize replaces the lists of an Ingress and merges most others, by keys.
		rule(kind.equals("Ingress") || !holdsList(patch.value()), path + " patches a list of " + kind);
	}

	private static boolean holdsList(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.values().stream().anyMatch(KustomizationRules::holdsList);
		}
		return value instanceof List<?>;
	}

	private void rule(boolean holds, String otherwise) {
		this.broken.unless(holds, otherwise);
	}

}
