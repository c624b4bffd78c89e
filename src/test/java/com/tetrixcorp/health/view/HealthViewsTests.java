package com.tetrixcorp.health.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.Reports;
import com.tetrixcorp.health.Verdict;

class HealthViewsTests {

	private final ObjectMapper json = Jackson2ObjectMapperBuilder.json()
		.featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.build();

	private final HealthReport report = Reports.report(Verdict.DEGRADED, Reports.check("database", CheckStatus.PASS),
			Reports.check("telnyx", CheckStatus.FAIL));

	@Test
	void thePayloadHasExactlyItsKeys() throws Exception {
		JSONAssert.assertEquals(
				"""
						{ "status": "degraded", "timestamp": "2026-11-24T02:05:10.250Z", "service": "tetrix", "version": "1.0.0",
						  "environment": "production", "uptime": 86400,
						  "memory": { "used": 214, "total": 1024, "percentage": 21 },
						  "checks": { "database": "pass", "telnyx": "fail" },
						  "instance": { "id": "web-76b84c7fb8-6p8kq", "region": "fra", "replicas": 2 } }
						""",
				this.json.writeValueAsString(HealthPayload.of(this.report)), true);
	}

	@Test
	void theDetailsOfAFailingCheckTellAll() throws Exception {
		JSONAssert.assertEquals("""
				{ "status": "fail", "failure": "timeout", "since": "2026-11-24T02:01:10.250Z", "evidenceAgeMillis": 812,
				  "lastProbeMillis": 5003, "medianMillis": 140, "p95Millis": 410, "run": 8, "nextProbeInMillis": 24100,
				  "flipsWhen": "2 passes in a row", "breaker": "closed" }
				""", this.json.writeValueAsString(HealthDetails.of(this.report).checks().get("telnyx")), false);
	}

	@Test
	void theIetfFormHasListsUnderComponentAndMeasurementAndNoOutputForAPass() throws Exception {
		JSONAssert.assertEquals("""
				{ "status": "warn", "version": "1", "releaseId": "1.0.0", "serviceId": "tetrix",
				  "description": "Health of TETRIX and of what it depends on",
				  "notes": [ "telnyx fails since 02:01:10 (4 min): timeout after 5 s; looks like theirs" ],
				  "checks": {
				    "database:responseTime": [ { "componentId": "database@web-76b84c7fb8-6p8kq",
				      "componentType": "datastore", "observedValue": 5003, "observedUnit": "ms", "status": "pass",
				      "time": "2026-11-24T02:05:09.438Z" } ],
				    "telnyx:responseTime": [ { "componentId": "telnyx@web-76b84c7fb8-6p8kq",
				      "componentType": "component", "observedValue": 5003, "observedUnit": "ms", "status": "fail",
				      "time": "2026-11-24T02:05:09.438Z",
				      "output": "telnyx fails since 02:01:10 (4 min): timeout after 5 s; looks like theirs" } ],
				    "uptime": [ { "componentId": "web-76b84c7fb8-6p8kq", "componentType": "system",
				      "observedValue": 86400, "observedUnit": "s", "status": "pass",
				      "time": "2026-11-24T02:05:10.250Z" } ] } }
				""", this.json.writeValueAsString(IetfHealth.of(this.report)), true);
	}

}
