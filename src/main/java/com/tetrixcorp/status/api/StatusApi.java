package com.tetrixcorp.status.api;

import java.time.Instant;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.status.Memories;
import com.tetrixcorp.status.Memory;

/**
 * Answers programs from memory. Always 200 to a request that can be read: the reader
 * wants to know, and what cannot be told is said to be unknown.
 */
@RestController
@RequestMapping(path = "/api/status", produces = MediaType.APPLICATION_JSON_VALUE)
class StatusApi {

	private static final int ALL_DAYS = 90;

	private static final Pattern DAYS = Pattern.compile("[1-9]|[1-8][0-9]|90");

	private final HealthReports reports;

	private final Memories memories;

	StatusApi(HealthReports reports, Memories memories) {
		this.reports = reports;
		this.memories = memories;
	}

	@GetMapping
	StatusPayload status(@RequestParam(required = false) @Nullable String since) {
		HealthReport report = this.reports.current();
		Memory memory = this.memories.current();
		Changes changes = (since != null) ? changes(memory, since, report.timestamp()) : null;
		return StatusPayload.of(report, memory, changes);
	}

	@GetMapping("/history")
	HistoryPayload history(@RequestParam(required = false) @Nullable String days) {
		if (days != null && !DAYS.matcher(days).matches()) {
			throw refused("The parameter 'days' takes a whole number from 1 to 90.");
		}
		return HistoryPayload.of(this.memories.current(), (days != null) ? Integer.parseInt(days) : ALL_DAYS);
	}

	private static Changes changes(Memory memory, String since, Instant now) {
		return Since.parse(since, now)
			.map((moment) -> Changes.of(memory, moment))
			.orElseThrow(() -> refused("The parameter 'since' takes " + Since.FORMS + "."));
	}

	private static ResponseStatusException refused(String detail) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
	}

}
