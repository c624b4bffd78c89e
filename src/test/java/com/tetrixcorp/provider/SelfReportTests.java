package com.tetrixcorp.provider;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.SelfReport;
import com.tetrixcorp.health.SelfReport.Says;
import com.tetrixcorp.health.SelfReport.Statement;
import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.Simulators;

import static org.assertj.core.api.Assertions.assertThat;

class SelfReportTests {

	private static Simulators simulators;

	private static ProviderContext context;

	@BeforeAll
	static void start() throws IOException {
		simulators = Simulators.start();
		context = new ProviderContext(environment(simulators.statusPages()));
	}

	@AfterAll
	static void stop() {
		context.close();
		simulators.close();
	}

	@AfterEach
	void allIsWell() {
		providers().forEach((provider) -> {
			simulators.fault(provider + "-status", Fault.NORMAL);
			simulators.admits(provider, false);
		});
	}

	@ParameterizedTest
	@MethodSource("providers")
	void aProviderThatIsFineSaysSo(String provider) {
		assertThat(report(provider).fetch()).isEqualTo(new Statement(Says.OPERATIONAL, 0));
	}

	@ParameterizedTest
	@CsvSource({ "telnyx, 2", "sinch, 2", "firebase, 1" })
	void aProviderThatAdmitsToAnOutageIsQuotedWithTheNumberOfItsIncidents(String provider, int incidents) {
		simulators.admits(provider, true);

		assertThat(report(provider).fetch()).isEqualTo(new Statement(Says.TROUBLE, incidents));
	}

	@ParameterizedTest(name = "{0} that does {1}")
	@MethodSource("faults")
	void aPageThatCannotBeReadOrUnderstoodSaysNothing(String provider, Fault fault) {
		simulators.fault(provider + "-status", fault);
		assertThat(report(provider).fetch()).isEqualTo(Statement.UNKNOWN);

		simulators.fault(provider + "-status", Fault.NORMAL);
		assertThat(report(provider).fetch().says()).isEqualTo(Says.OPERATIONAL);
	}

	@ParameterizedTest
	@MethodSource("providers")
	void whatAProviderSaysOfItselfIsNoProbe(String provider) throws Exception {
		simulators.admits(provider, true);

		assertThat(context.probe(provider).probe().outcome()).isEqualTo(Outcome.PASS);
	}

	@Test
	void peopleAreSentToTheRealPages() {
		assertThat(providers().map((provider) -> report(provider).link())).containsExactly("https://status.telnyx.com/",
				"https://status.sinch.com/", "https://status.firebase.google.com/");
	}

	@Test
	void withoutAnAddressNothingIsReadAndAMalformedOneIsNoneThatCouldBe() {
		Map<String, String> pages = Map.of("tetrix.telnyx.status-url", "not a url", "tetrix.sinch.status-url", " ");
		try (ProviderContext other = new ProviderContext(environment(pages))) {
			assertThat(other.beans(SelfReport.class)).hasSize(3)
				.allSatisfy((report) -> assertThat(report.fetch()).isEqualTo(Statement.UNKNOWN));
			assertThat(other.beans(SelfReport.class).stream().filter(SelfReport::published).map(SelfReport::check))
				.containsExactly("telnyx");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
			{"status":{"indicator":"none"},"incidents":[]}                               | OPERATIONAL | 0
			{"status":{"indicator":"none"}}                                              | OPERATIONAL | 0
			{"status":{"indicator":"none"},"incidents":[{"status":"monitoring"}]}        | OPERATIONAL | 1
			{"status":{"indicator":"minor"},"incidents":[{"status":"resolved"},{}]}      | TROUBLE     | 1
			{"status":{"indicator":"major"},"incidents":[{"status":"postmortem"},null]}  | TROUBLE     | 0
			{"status":{"indicator":"critical"},"incidents":null}                         | TROUBLE     | 0
			{"status":{"indicator":"maintenance"}}                                       | TROUBLE     | 0
			{"status":{"indicator":"fabulous"},"incidents":[{"status":"identified"}]}    | UNKNOWN     | 0
			{"status":{"indicator":null}}                                                | UNKNOWN     | 0
			{"status":{}}                                                                | UNKNOWN     | 0
			{"incidents":[{"status":"identified"}]}                                      | UNKNOWN     | 0
			null                                                                         | UNKNOWN     | 0
			""")
	void theIndicatorCountsAndIncidentsThatAreNotOverAreCounted(String json, Says says, int incidents)
			throws IOException {
		assertThat(Statuspage.statement(read(json))).isEqualTo(new Statement(says, incidents));
	}

	private static @Nullable Statuspage read(String json) throws IOException {
		return JsonMapper.builder()
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.build()
			.readValue(json, Statuspage.class);
	}

	private static SelfReport report(String provider) {
		return context.beans(SelfReport.class)
			.stream()
			.filter((report) -> report.check().equals(provider))
			.findFirst()
			.orElseThrow();
	}

	private static Map<String, String> environment(Map<String, String> pages) {
		Map<String, String> environment = new LinkedHashMap<>(simulators.environment());
		environment.putAll(pages);
		environment.put("tetrix.provider.read-timeout", "400ms");
		return environment;
	}

	private static Stream<String> providers() {
		return Stream.of("telnyx", "sinch", "firebase");
	}

	private static Stream<Arguments> faults() {
		return providers().flatMap((provider) -> Stream.of(Fault.values())
			.filter((fault) -> fault != Fault.NORMAL && !fault.isOfSends())
			.map((fault) -> Arguments.of(provider, fault)));
	}

}
