package com.tetrixcorp.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What an environment runs: put together from files in the way of Kustomize, as far as
 * ours make use of it.
 *
 * @param objects the objects by their kinds, of which there is one each
 * @param settings what the ConfigMap holds
 */
record ManifestSet(Map<String, Yaml> objects, Map<String, String> settings) {

	/** Of one kustomization, with all that it builds on. */
	static ManifestSet of(ManifestFiles files, String path) {
		Map<String, Yaml> objects = new TreeMap<>();
		Map<String, String> settings = new TreeMap<>();
		Yaml kustomization = files.yaml(path);
		for (String resource : texts(kustomization.at("resources"))) {
			String resolved = ManifestFiles.resolve(path, resource);
			if (resolved.endsWith(".yaml")) {
				put(objects, files.yaml(resolved));
			}
			else {
				ManifestSet base = of(files, resolved + "/kustomization.yaml");
				objects.putAll(base.objects());
				settings.putAll(base.settings());
			}
		}
		for (Yaml patch : kustomization.at("patches").list()) {
			Yaml change = patch.at("patch").isPresent() ? Yaml.parse(patch.at("patch").text())
					: files.yaml(ManifestFiles.resolve(path, patch.at("path").text()));
			objects.computeIfPresent(kind(change), (kind, base) -> change.at("$patch").text().equals("delete") ? null
					: new Yaml(merged(base.value(), change.value())));
		}
		for (Yaml label : kustomization.at("labels").list()) {
			objects.replaceAll((kind, object) -> new Yaml(labelled(object.value(), label.at("pairs").map())));
		}
		for (Yaml generator : kustomization.at("configMapGenerator").list()) {
			texts(generator.at("envs"))
				.forEach((envs) -> settings.putAll(files.settings(ManifestFiles.resolve(path, envs))));
			texts(generator.at("literals")).forEach((literal) -> settings.putAll(ManifestFiles.setting(literal)));
		}
		return new ManifestSet(objects, settings);
	}

	/** Of what Kustomize itself has made. */
	static ManifestSet rendered(String output) {
		Map<String, Yaml> objects = new TreeMap<>();
		for (String document : output.split("(?m)^---$")) {
			put(objects, Yaml.parse(document));
		}
		Map<String, String> settings = new TreeMap<>();
		Yaml map = objects.getOrDefault("ConfigMap", new Yaml(null));
		map.at("data").map().forEach((key, value) -> settings.put(String.valueOf(key), String.valueOf(value)));
		return new ManifestSet(objects, settings);
	}

	private static void put(Map<String, Yaml> objects, Yaml object) {
		if (objects.put(kind(object), object) != null) {
			throw new IllegalStateException("There are two of " + kind(object));
		}
	}

	private static String kind(Yaml object) {
		return object.at("kind").text();
	}

	private static List<String> texts(Yaml list) {
		return list.list().stream().map(Yaml::text).toList();
	}

	/** Maps are merged; anything else takes the place of what was there. */
	private static @Nullable Object merged(@Nullable Object base, @Nullable Object change) {
		if (!(base instanceof Map<?, ?> old) || !(change instanceof Map<?, ?> fresh)) {
			return change;
		}
		Map<Object, @Nullable Object> both = new LinkedHashMap<>(old);
		fresh.forEach((key, value) -> both.put(key, merged(old.get(key), value)));
		return both;
	}

	/** Wherever a label is, as a mark or to select by, it gets its new value. */
	private static @Nullable Object labelled(@Nullable Object value, Map<?, ?> labels) {
		if (value instanceof List<?> list) {
			return list.stream().map((each) -> labelled(each, labels)).toList();
		}
		if (!(value instanceof Map<?, ?> map)) {
			return value;
		}
		Map<Object, @Nullable Object> changed = new LinkedHashMap<>();
		map.forEach(
				(key, each) -> changed.put(key, labels.containsKey(key) ? labels.get(key) : labelled(each, labels)));
		return changed;
	}

	Yaml the(String kind) {
		return this.objects.getOrDefault(kind, new Yaml(null));
	}

	Yaml spec(String kind) {
		return the(kind).at("spec");
	}

	Yaml pod() {
		return spec("Deployment").at("template", "spec");
	}

	Yaml container() {
		List<Yaml> containers = new ArrayList<>(pod().at("containers").list());
		return (containers.size() == 1) ? containers.get(0) : new Yaml(null);
	}

	Map<?, ?> podLabels() {
		return spec("Deployment").at("template", "metadata", "labels").map();
	}

	boolean selectsThePods(Yaml selector) {
		Map<?, ?> labels = selector.at("matchLabels").map();
		return !labels.isEmpty() && podLabels().entrySet().containsAll(labels.entrySet());
	}

}
