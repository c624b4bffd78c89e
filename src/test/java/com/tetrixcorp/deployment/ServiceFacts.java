package com.tetrixcorp.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.boot.convert.DurationStyle;

import com.tetrixcorp.ProductionVariables;

/**
 * What the spec must agree with: read from the service itself.
 *
 * @param variables every environment variable that the service knows
 * @param drain how long it serves after SIGTERM
 * @param deadline when it forces itself out, counted from SIGTERM
 */
record ServiceFacts(Set<String> variables, Duration drain, Duration deadline) {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]");

	/** Spring Boot's own. */
	private static final String PROFILES = "SPRING_PROFILES_ACTIVE";

	static ServiceFacts read() {
		String settings = file("src/main/resources/application.yml");
		Set<String> variables = new TreeSet<>(Set.of(PROFILES));
		variables.addAll(ProductionVariables.asked());
		PLACEHOLDER.matcher(settings).results().map((found) -> found.group(1)).forEach(variables::add);
		Yaml shutdown = Yaml.parse(settings.split("(?m)^---$")[0]).at("tetrix", "shutdown");
		return new ServiceFacts(variables, DurationStyle.detectAndParse(shutdown.at("drain").text()),
				DurationStyle.detectAndParse(shutdown.at("deadline").text()));
	}

	static String file(String path) {
		try {
			return Files.readString(Path.of(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
