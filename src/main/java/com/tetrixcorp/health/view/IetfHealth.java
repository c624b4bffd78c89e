package com.tetrixcorp.health.view;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.Verdict;

/**
 * The report in the form of draft-inadarei-api-health-check-06: pass and warn are
 * answered with 2xx, fail with 5xx; a check's key is {@code component:measurement} and
 * its value a list with one entry per node. What is unknown is a warning.
 *
 * @param status {@code pass}, {@code warn} or {@code fail}
 * @param version the version of the interface
 * @param releaseId the version of the code
 * @param serviceId the name of the service
 * @param description what this is about
 * @param notes one sentence for whatever is not well; left out when all is
 * @param checks measurements, by component and what was measured
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record IetfHealth(String status, String version, String releaseId, String serviceId, String description,
		List<String> notes, Map<String, List<Measurement>> checks) {

	static final String MEDIA_TYPE = "application/health+json";

	/** The major version of the public interface, as the draft asks. */
	private static final String INTERFACE_VERSION = "1";

	static IetfHealth of(HealthReport report) {
		Map<String, List<Measurement>> checks = new LinkedHashMap<>();
		report.checks()
			.forEach((check) -> checks.put(check.name() + ":responseTime",
					List.of(Measurement.of(check, report.timestamp(), report.instance().id()))));
		checks.put("uptime", List.of(Measurement.uptime(report)));
		return new IetfHealth(statusOf(report.verdict()), INTERFACE_VERSION, report.instance().version(),
				HealthPayload.SERVICE, "Health of TETRIX and of what it depends on", report.why(), checks);
	}

	private static String statusOf(Verdict verdict) {
		return switch (verdict) {
			case HEALTHY -> "pass";
			case DEGRADED -> "warn";
			case UNHEALTHY -> "fail";
		};
	}

	/**
	 * One measurement.
	 *
	 * @param componentId what was measured, and which instance tells
	 * @param componentType {@code datastore}, {@code component} or {@code system}
	 * @param observedValue the value; left out if there is none
	 * @param observedUnit its unit
	 * @param status {@code pass}, {@code warn} or {@code fail}
	 * @param time when it was measured; left out if it never was
	 * @param output why it does not pass; left out when it does
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Measurement(String componentId, String componentType, @Nullable Long observedValue, String observedUnit,
			String status, @Nullable Instant time, @Nullable String output) {

		static Measurement of(CheckReport check, Instant now, String node) {
			Instant observed = (check.evidenceAgeMillis() != null) ? now.minusMillis(check.evidenceAgeMillis()) : null;
			return new Measurement(check.name() + "@" + node,
					check.name().equals("database") ? "datastore" : "component", check.lastProbeMillis(), "ms",
					statusOf(check.status()), (observed != null) ? observed.truncatedTo(ChronoUnit.MILLIS) : null,
					check.why());
		}

		static Measurement uptime(HealthReport report) {
			return new Measurement(report.instance().id(), "system", report.instance().uptimeSeconds(), "s", "pass",
					report.timestamp().truncatedTo(ChronoUnit.MILLIS), null);
		}

		private static String statusOf(CheckStatus status) {
			return switch (status) {
				case PASS -> "pass";
				case UNKNOWN -> "warn";
				case FAIL -> "fail";
			};
		}

	}

}
