package com.tetrixcorp.apidoc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes the description anew from the code as it is, and holds the one that is sent to
 * it.
 */
@SpringBootTest
class DescriptionTests {

	private static final String RENEW = "renew.description";

	private static final Path WRITTEN = Path.of("src", "main", "resources", Description.RESOURCE);

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private BuildProperties build;

	@Test
	void theDescriptionIsThatOfTheCode() throws IOException {
		String made = pretty(make());
		if (Boolean.getBoolean(RENEW)) {
			Files.writeString(WRITTEN, made);
		}
		assertThat(Files.readString(WRITTEN))
			.as("The code or the words in src/api have changed. Renew the description, and read the difference: "
					+ "./mvnw test -Dtest=DescriptionTests -D" + RENEW + "=true")
			.isEqualTo(made);
	}

	@Test
	void whatIsNoPageIsDescribedAndNothingElseIs() {
		Set<String> mapped = Routes.names(Routes.described(this.requestMappingHandlerMapping));
		assertThat(described(make())).isNotEmpty().isEqualTo(new TreeSet<>(mapped));
		assertThat(Routes.all(this.requestMappingHandlerMapping)).extracting(Routes.Route::path)
			.containsAll(Routes.PAGES);
	}

	private ObjectNode make() {
		return new DescriptionMaker(Words.read()).make(Routes.described(this.requestMappingHandlerMapping),
				String.valueOf(this.build.getVersion()));
	}

	private static Set<String> described(JsonNode document) {
		Set<String> names = new TreeSet<>();
		document.path("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.fieldNames()
				.forEachRemaining((method) -> names.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
		return names;
	}

	private static String pretty(JsonNode document) throws IOException {
		DefaultIndenter indent = new DefaultIndenter("  ", "\n");
		DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
				Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
		printer.indentArraysWith(indent);
		printer.indentObjectsWith(indent);
		return new String(new ObjectMapper().writer(printer).writeValueAsBytes(document), StandardCharsets.UTF_8)
				+ "\n";
	}

}
