package com.tetrixcorp.health.view;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.HealthReports;

/**
 * Answers what people and monitors ask about health, from memory.
 */
@RestController
@RequestMapping("/api/health")
class HealthController {

	private final HealthReports reports;

	HealthController(HealthReports reports) {
		this.reports = reports;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<HealthPayload> health() {
		HealthReport report = this.reports.current();
		return ResponseEntity.status(report.verdict().httpStatus()).body(HealthPayload.of(report));
	}

	@GetMapping(produces = IetfHealth.MEDIA_TYPE)
	ResponseEntity<IetfHealth> ietf() {
		HealthReport report = this.reports.current();
		return ResponseEntity.status(report.verdict().httpStatus()).body(IetfHealth.of(report));
	}

	// Always 200: the reader wants to know, and a monitor asks /api/health.
	@GetMapping(path = "/details", produces = MediaType.APPLICATION_JSON_VALUE)
	HealthDetails details() {
		return HealthDetails.of(this.reports.current());
	}

	@GetMapping(path = "/details", produces = MediaType.TEXT_PLAIN_VALUE)
	String text() {
		return TextReport.of(this.reports.current());
	}

	@GetMapping(path = "/{check}", produces = MediaType.APPLICATION_JSON_VALUE)
	HealthDetails.Check check(@PathVariable String check) {
		HealthReport report = this.reports.current();
		return report.check(check)
			.map(HealthDetails.Check::of)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such check. Known: "
					+ String.join(", ", report.checks().stream().map(CheckReport::name).toList())));
	}

}
