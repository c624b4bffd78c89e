package com.tetrixcorp.deployment;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A place in a YAML document. What is not there, or of another kind, is empty: the rules
 * say what must be there.
 *
 * @param value what stands at this place, {@code null} if nothing does
 */
record Yaml(@Nullable Object value) {

	/** A key that stands twice is refused: the second would silently win. */
	static Yaml parse(String text) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		return new Yaml(new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(text));
	}

	Yaml at(String... path) {
		Yaml place = this;
		for (String key : path) {
			place = new Yaml(place.map().get(key));
		}
		return place;
	}

	Map<?, ?> map() {
		return (this.value instanceof Map<?, ?> map) ? map : Map.of();
	}

	List<Yaml> list() {
		return (this.value instanceof List<?> list) ? list.stream().<Yaml>map(Yaml::new).toList() : List.of();
	}

	/** Empty if there is no string here: a number that looks like one is none. */
	String text() {
		return (this.value instanceof String text) ? text : "";
	}

	int number() {
		return (this.value instanceof Integer number) ? number : -1;
	}

	boolean isPresent() {
		return this.value != null;
	}

}
