package com.tetrixcorp.apidoc;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What no code says: what operations are for, when they answer what, and examples.
 *
 * @param general what holds for all of them
 * @param subjects one for each file that it names, in the order of a reader
 */
record Words(JsonNode general, List<JsonNode> subjects) {

	private static final Path FOLDER = Path.of("src", "api");

	private static final String FILE = "file:";

	static Words read() {
		JsonNode general = yaml("general");
		return new Words(general,
				StreamSupport.stream(general.path("subjects").spliterator(), false)
					.map((name) -> yaml(name.asText()))
					.toList());
	}

	/**
	 * All operations.
	 * @return by method and path, in the order of the files
	 */
	Map<String, JsonNode> operations() {
		Map<String, JsonNode> operations = new LinkedHashMap<>();
		this.subjects.forEach((subject) -> subject.path("operations")
			.properties()
			.forEach((entry) -> operations.put(entry.getKey(), entry.getValue())));
		return operations;
	}

	JsonNode operation(Routes.Route route) {
		return Objects.requireNonNull(operations().get(route.name()), () -> "No words for " + route.name());
	}

	String tagOf(String operation) {
		return this.subjects.stream()
			.filter((subject) -> subject.path("operations").has(operation))
			.map((subject) -> subject.path("tag").asText())
			.findFirst()
			.orElseThrow();
	}

	/**
	 * An example that is too long for its place.
	 * @param answer an answer, or the name of the file that has it
	 * @return the answer
	 */
	static JsonNode whole(JsonNode answer) {
		if (!answer.asText().startsWith(FILE)) {
			return answer;
		}
		Path file = FOLDER.resolve("examples").resolve(answer.asText().substring(FILE.length()));
		try {
			String text = Files.readString(file);
			return file.toString().endsWith(".json") ? new ObjectMapper().readTree(text) : TextNode.valueOf(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static JsonNode yaml(String name) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		DumperOptions dumping = new DumperOptions();
		try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name + ".yml"))) {
			Object tree = new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options,
					new MomentsAsText())
				.load(reader);
			return new ObjectMapper().valueToTree(tree);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A moment in an example is text, as it is in JSON. */
	private static final class MomentsAsText extends Resolver {

		@Override
		public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
			if (!tag.equals(Tag.TIMESTAMP)) {
				super.addImplicitResolver(tag, regexp, first, limit);
			}
		}

	}

}
