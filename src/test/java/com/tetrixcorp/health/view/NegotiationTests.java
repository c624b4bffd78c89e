package com.tetrixcorp.health.view;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

class NegotiationTests {

	private static final MediaType IETF = MediaType.parseMediaType("application/health+json");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                                                | application/json
			*/*                                               | application/json
			application/*                                     | application/json
			application/json                                  | application/json
			application/health+json                           | application/health+json
			application/*+json                                | application/health+json
			application/health+json, */*;q=0.1                | application/health+json
			*/*, application/health+json                      | application/health+json
			application/health+json;q=0.5, application/json   | application/json
			text/html, application/xhtml+xml, */*;q=0.8       | application/json
			""")
	void theWishOfTheCallerCountsAndWithoutOneTheFirstForm(String accept, String chosen) {
		assertThat(Negotiation.choose(MediaType.parseMediaTypes(accept), List.of(MediaType.APPLICATION_JSON, IETF)))
			.hasToString(chosen);
	}

}
