package com.tetrixcorp.provider;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.Simulators;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a key must never get into.
 */
class SecretsTests {

	private static Simulators simulators;

	private static ProviderContext context;

	@BeforeAll
	static void start() throws IOException {
		simulators = Simulators.start();
		context = new ProviderContext(simulators.environment());
	}

	@AfterAll
	static void stop() {
		context.close();
		simulators.close();
	}

	@AfterEach
	void answerNormally() {
		List.of("telnyx", "sinch", "firebase").forEach((provider) -> simulators.fault(provider, Fault.NORMAL));
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "HANG", "DRIP" })
	void whateverAProviderDoesNoKeyIsInWhatIsThrownOrFound(Fault fault) {
		for (String provider : List.of("telnyx", "sinch", "firebase")) {
			simulators.fault(provider, fault);
			assertThat(textOf(provider)).doesNotContain(secrets());
		}
	}

	@Test
	void theSettingsShowNoneOfTheirValuesAsText() {
		assertThat(context.beans(ProviderSettings.class)).hasSize(3)
			.allSatisfy((settings) -> assertThat(settings + " " + settings.settings()).doesNotContain(secrets()));
	}

	@Test
	void metricsNameTheTemplateOfAUrlAndNotWhatIsPutIntoIt() throws Exception {
		context.probe("telnyx").probe();
		context.probe("sinch").probe();
		context.probe("firebase").probe();

		List<String> uris = context.bean(MeterRegistry.class)
			.find("http.client.requests")
			.meters()
			.stream()
			.map(Meter::getId)
			.map((id) -> id.getTag("uri"))
			.toList();
		assertThat(uris).contains("/telnyx/v2/verify_profiles/{id}", "/firebase/v1/projects")
			.noneMatch((uri) -> secrets().stream().anyMatch(uri::contains));
	}

	private static String textOf(String provider) {
		try {
			return context.probe(provider).probe().toString();
		}
		catch (Exception ex) {
			StringWriter text = new StringWriter();
			ex.printStackTrace(new PrintWriter(text));
			return text.toString();
		}
	}

	private static List<String> secrets() {
		Map<String, String> environment = simulators.environment();
		return List.of(environment.get("TELNYX_API_KEY"), environment.get("SINCH_API_TOKEN"),
				environment.get("FIREBASE_API_KEY"));
	}

}
