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
 *
 * @param status the verdict: {@code healthy}, {@code degraded} or {@code unhealthy}
 * @param timestamp the moment of the answer
 * @param service the name of the service
 * @param version the version of its code
 * @param environment where it runs, such as {@code production}
 * @param uptime whole seconds since this instance started
 * @param memory the memory of this instance; {@code null} until it is measured
 * @param checks each check with {@code pass}, {@code fail} or {@code unknown}
 * @param instance the instance that answers
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

	/**
	 * The instance that answers.
	 *
	 * @param id its host name
	 * @param region where it runs
	 * @param replicas how many instances are alive, this one included
	 */
	record Instance(String id, String region, int replicas) {

	}

}
