package com.tetrixcorp.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files for Kubernetes, or the same after an edit.
 *
 * @param texts what stands in each, by its path below {@code deploy/kubernetes}
 */
record ManifestFiles(Map<String, String> texts) {

	private static final Path ROOT = Path.of("deploy/kubernetes");

	static ManifestFiles read() {
		try (Stream<Path> files = Files.walk(ROOT)) {
			Map<String, String> texts = new TreeMap<>();
			files.filter(Files::isRegularFile)
				.forEach((file) -> texts.put(ROOT.relativize(file).toString(), ServiceFacts.file(file.toString())));
			return new ManifestFiles(texts);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	ManifestFiles with(String path, String text) {
		Map<String, String> edited = new TreeMap<>(this.texts);
		edited.put(path, text);
		return new ManifestFiles(edited);
	}

	boolean has(String path) {
		return this.texts.containsKey(path);
	}

	String text(String path) {
		return this.texts.getOrDefault(path, "");
	}

	Yaml yaml(String path) {
		return Yaml.parse(text(path));
	}

	/** A file of settings, as Kustomize reads it. */
	Map<String, String> settings(String path) {
		Map<String, String> settings = new TreeMap<>();
		text(path).lines()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.forEach((line) -> settings.putAll(setting(line)));
		return settings;
	}

	static Map<String, String> setting(String line) {
		String[] setting = line.split("=", 2);
		return Map.of(setting[0], (setting.length == 2) ? setting[1] : "");
	}

	/** What the cluster is to hold, or parts of it. */
	List<String> manifests() {
		return this.texts.keySet()
			.stream()
			.filter((path) -> path.endsWith(".yaml") && !path.endsWith("kustomization.yaml"))
			.toList();
	}

	List<String> kustomizations() {
		return this.texts.keySet().stream().filter((path) -> path.endsWith("kustomization.yaml")).toList();
	}

	/** A path as a kustomization names it. */
	static String resolve(String kustomization, String named) {
		return Path.of("/").resolve(kustomization).resolveSibling(named).normalize().toString().substring(1);
	}

}
