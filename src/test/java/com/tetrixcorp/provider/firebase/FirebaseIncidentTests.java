package com.tetrixcorp.provider.firebase;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tetrixcorp.health.SelfReport.Says;
import com.tetrixcorp.health.SelfReport.Statement;

import static org.assertj.core.api.Assertions.assertThat;

class FirebaseIncidentTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			[]                                                                                      | OPERATIONAL | 0
			[{"begin":"2026-11-24","service_name":"Authentication"}]                                | TROUBLE     | 1
			[{"begin":"2026-11-24","service_name":"Firebase Authentication","end":""}]              | TROUBLE     | 1
			[{"begin":"2026-11-24","service_name":"Authentication","end":"2026-11-25"}]             | OPERATIONAL | 0
			[{"begin":"2026-11-24","service_name":"Hosting"}]                                       | OPERATIONAL | 0
			[{"begin":"2026-11-24"}]                                                                | OPERATIONAL | 0
			[{"begin":"a","affected_products":[{"title":"Hosting"},{"title":"Authentication"}]}]    | TROUBLE     | 1
			[{"begin":"a","affected_products":[null,{}]}]                                           | OPERATIONAL | 0
			[{"begin":"a","service_name":"Authentication"},{"begin":"b","service_name":"Authentication"}] | TROUBLE | 2
			[{"hello":"world"}]                                                                     | UNKNOWN     | 0
			[null]                                                                                  | UNKNOWN     | 0
			null                                                                                    | UNKNOWN     | 0
			""")
	void incidentsOfAuthenticationWithoutAnEndAreCounted(String json, Says says, int incidents) throws IOException {
		assertThat(FirebaseIncident.statement(read(json))).isEqualTo(new Statement(says, incidents));
	}

	private static @Nullable List<FirebaseIncident> read(String json) throws IOException {
		return JsonMapper.builder()
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.build()
			.readValue(json, new TypeReference<List<FirebaseIncident>>() {
			});
	}

}
