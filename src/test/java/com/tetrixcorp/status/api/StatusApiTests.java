package com.tetrixcorp.status.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.site.SiteTest;
import com.tetrixcorp.status.SampleHistory;
import com.tetrixcorp.status.SampleIncidents;
import com.tetrixcorp.status.SampleReports;
import com.tetrixcorp.status.SwitchablePast;
import com.tetrixcorp.status.SwitchableReports;

import static org.assertj.core.api.Assertions.assertThat;

@SiteTest
class StatusApiTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	@LocalServerPort
	int port;

	@Autowired
	SwitchableReports reports;

	@Autowired
	SwitchablePast past;

	@AfterEach
	void wellAgain() {
		this.reports.show(SampleReports.healthy());
		this.past.reset();
	}

	@Test
	void itHoldsThePresentAndThePastOfEachCheckAndCapability() throws IOException {
		this.reports.show(SampleReports.telnyxFails());
		JsonNode status = json("/api/status");

		assertThat(names(status)).containsExactly("status", "drill", "sentence", "timestamp", "why", "capabilities",
				"checks", "incidents", "maintenance", "providers", "history", "incidentLog");
		assertThat(status.at("/status").asText()).isEqualTo("degraded");
		assertThat(status.at("/timestamp").asText()).isEqualTo("2026-11-24T02:03:24.496Z");
		JsonNode telnyx = status.at("/checks/telnyx");
		assertThat(names(telnyx)).containsExactly("status", "failure", "scope", "since", "drill", "uptime");
		assertThat(telnyx.at("/failure").asText()).isEqualTo("timeout");
		assertThat(telnyx.at("/scope").asText()).isEqualTo("all");
		assertThat(names(telnyx.at("/uptime"))).containsExactly("24h", "7d", "30d", "90d");
		assertThat(telnyx.at("/uptime/90d/up").asDouble()).isBetween(0.98, 0.999);
		assertThat(telnyx.at("/uptime/90d/coverage").asDouble()).isBetween(0.96, 0.98);
		assertThat(telnyx.at("/uptime/90d/text").asText()).matches("99\\.\\d\\d % of the 97\\.\\d % of the time.*");
		assertThat(status.at("/checks/sinch/failure").isNull()).isTrue();
		assertThat(status.at("/capabilities/messaging/objective/leftMillis").asLong()).isEqualTo(31 * 60_000);
		assertThat(status.at("/capabilities/messaging/objective/burnRates")).hasSize(3);
		assertThat(status.at("/providers/telnyx/says").asText()).isEqualTo("trouble");
		assertThat(status.at("/history/state").asText()).isEqualTo("available");
	}

	@Test
	void onlyOpenIncidentsArePartOfThePresent() throws IOException {
		assertThat(json("/api/status").at("/incidents")).isEmpty();
		this.past.show(SampleIncidents.open());

		JsonNode open = json("/api/status").at("/incidents");
		assertThat(open).hasSize(1);
		assertThat(open.at("/0/closedAt").isNull()).isTrue();
		assertThat(open.at("/0/page").asText()).isEqualTo("/status/incidents/19");
		assertThat(json("/api/status").at("/maintenance/0/text").asText()).contains("PostgreSQL");
	}

	@Test
	void aBudgetOfWhichNothingWasObservedIsNeitherSpentNorLeft() throws IOException {
		this.past.show(SampleHistory.of(0));
		JsonNode objective = json("/api/status").at("/capabilities/messaging/objective");

		assertThat(objective.at("/budgetMillis").asLong()).isPositive();
		assertThat(objective.at("/spentMillis").isNull()).isTrue();
		assertThat(objective.at("/leftMillis").isNull()).isTrue();
	}

	@Test
	void whatNobodyReadIsNullAndSaidToBeUnavailable() throws IOException {
		this.past.show(SampleHistory.neverRead());
		this.past.show(SampleIncidents.neverRead());
		JsonNode status = json("/api/status?since=1h");

		assertThat(status.at("/checks/telnyx/uptime").isNull()).isTrue();
		assertThat(status.at("/capabilities/messaging/objective").isNull()).isTrue();
		assertThat(status.at("/history/state").asText()).isEqualTo("unavailable");
		assertThat(status.at("/history/unavailableSince").asText()).isEqualTo("2026-11-24T02:01:10Z");
		assertThat(status.at("/incidentLog/state").asText()).isEqualTo("unavailable");
		assertThat(status.at("/changes/complete").booleanValue()).isFalse();
		assertThat(json("/api/status/history").at("/subjects")).isEmpty();
	}

	@Test
	void whatCannotBeReadNowIsTheLastThatWasAndSaysSo() throws IOException {
		this.past.show(SampleHistory.unavailable());
		JsonNode status = json("/api/status?since=1h");

		assertThat(status.at("/history/state").asText()).isEqualTo("stale");
		assertThat(status.at("/history/asOf").asText()).isEqualTo("2026-11-24T01:51:00Z");
		assertThat(status.at("/checks/telnyx/uptime/90d/up").isNumber()).isTrue();
		assertThat(status.at("/changes/complete").booleanValue()).isFalse();
	}

	@Test
	void whatWasObservedForNoTimeHasNoUptime() throws IOException {
		this.past.show(SampleHistory.of(0));
		JsonNode quarter = json("/api/status").at("/checks/telnyx/uptime/90d");

		assertThat(quarter.at("/up").isNull()).isTrue();
		assertThat(quarter.at("/coverage").asDouble()).isZero();
		assertThat(quarter.at("/text").asText()).isEqualTo("not observed");
	}

	@Test
	void whatChangedSinceAMomentIsToldFromThatMomentOn() throws IOException {
		JsonNode all = json("/api/status?since=2h").at("/changes");
		assertThat(all.at("/transitions")).hasSize(2);
		assertThat(all.at("/transitions/0/after").asText()).isEqualTo("pass");
		assertThat(all.at("/incidents")).hasSize(1);
		assertThat(all.at("/complete").booleanValue()).isTrue();
		assertThat(all.at("/until").asText()).as("what is asked for next begins with it")
			.isEqualTo(json("/api/status").at("/history/asOf").asText());

		assertThat(json("/api/status?since=2026-11-24T00:33:00Z").at("/changes/transitions")).hasSize(1);
		JsonNode nothing = json("/api/status?since=2026-11-24T00:33:00.001Z").at("/changes");
		assertThat(nothing.at("/transitions")).isEmpty();
		assertThat(nothing.at("/incidents")).isEmpty();
		assertThat(json("/api/status?since=91d").at("/changes/complete").booleanValue()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/status?since=", "/api/status?since=yesterday", "/api/status/history?days=0",
			"/api/status/history?days=91", "/api/status/history?days=-1", "/api/status/history?days=07",
			"/api/status/history?days=1e1", "/api/status/history?days=", "/api/status/history?days=abc" })
	void whatCannotBeReadIsRefused(String path) throws IOException {
		assertThat(new RawHttp(this.port).get(path).status()).isEqualTo(400);
	}

	@Test
	void historyTellsEachDayOfEachSubject() throws IOException {
		JsonNode history = json("/api/status/history");

		assertThat(history.at("/subjects")).hasSize(7)
			.allSatisfy((subject) -> assertThat(subject.at("/days")).hasSize(90));
		JsonNode today = history.at("/subjects/0/days/89");
		assertThat(names(today)).containsExactly("date", "passingMillis", "failingMillis", "unknownMillis",
				"maintenanceMillis", "up", "coverage");
		assertThat(today.at("/date").asText()).isEqualTo("2026-11-24");
		JsonNode one = json("/api/status/history?days=1");
		assertThat(one.at("/days").asInt()).isOne();
		assertThat(one.at("/subjects/0/days")).hasSize(1);
		assertThat(one.at("/subjects/0/days/0")).isEqualTo(today);
		assertThat(history.at("/subjects"))
			.allSatisfy((subject) -> assertThat(subject.at("/days")).allSatisfy((day) -> assertThat(sum(day))
				.isEqualTo(day.at("/date").asText().equals("2026-11-24") ? 123 * 60_000L : 86_400_000L)));
	}

	private JsonNode json(String path) throws IOException {
		RawHttp.Answer answer = new RawHttp(this.port).get(path);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("application/json");
		return JSON.readTree(answer.body());
	}

	private static long sum(JsonNode day) {
		return day.at("/passingMillis").asLong() + day.at("/failingMillis").asLong() + day.at("/unknownMillis").asLong()
				+ day.at("/maintenanceMillis").asLong();
	}

	private static List<String> names(JsonNode node) {
		List<String> names = new ArrayList<>();
		node.fieldNames().forEachRemaining(names::add);
		return names;
	}

}
