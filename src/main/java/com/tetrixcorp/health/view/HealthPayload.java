package com.tetrixcorp.health.view;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.InstanceReport;
import com.tetrixcorp.health.MemoryReport;

/**
 * The answer of {@code /api/health}: exactly these keys, on which other people's scripts
 * and dashboards rely.
 */
record HealthPayload(String status,
		@JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX",
				timezone = "UTC") Instant timestamp,
		String service, String version, String environment, long uptime, @Nullable MemoryReport memory,
		Map<String, String> checks, Instance instance) {

	static final String SERVICE = "tetrix";

	static HealthPayload of(HealthReport report) {
		InstanceReport instance = report.instance();
		Map<String, String> checks = new LinkedHashMap<>();
		report.checks().forEach((check) -> checks.put(check.name(), check.status().wireName()));
		return new HealthPayload(report.verdict().wireName(), report.timestamp().truncatedTo(ChronoUnit.MILLIS),
				SERVICE, instance.version(), instance.environment(), instance.uptimeSeconds(), instance.memory(),
				checks, new Instance(instance.id(), instance.region(), instance.replicas()));
	}

	record Instance(String id, String region, int replicas) {

	}

}
