package com.tetrixcorp.health.view;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
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
@RequestMapping(ReadyHealth.PATH)
class HealthController {

	private static final MediaType IETF = MediaType.parseMediaType(IetfHealth.MEDIA_TYPE);

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private final HealthReports reports;

	HealthController(HealthReports reports) {
		this.reports = reports;
	}

	@GetMapping(produces = { MediaType.APPLICATION_JSON_VALUE, IetfHealth.MEDIA_TYPE })
	ResponseEntity<Object> health(@RequestHeader HttpHeaders request) {
		HealthReport report = this.reports.current();
		boolean ietf = Negotiation.choose(request.getAccept(), List.of(MediaType.APPLICATION_JSON, IETF)).equals(IETF);
		return ResponseEntity.status(report.verdict().httpStatus())
			.contentType(ietf ? IETF : MediaType.APPLICATION_JSON)
			.body(ietf ? IetfHealth.of(report) : HealthPayload.of(report));
	}

	// Always 200: the reader wants to know, and a monitor asks /api/health.
	@GetMapping(path = "/details", produces = { MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE })
	ResponseEntity<Object> details(@RequestHeader HttpHeaders request) {
		HealthReport report = this.reports.current();
		MediaType form = Negotiation.choose(request.getAccept(), List.of(MediaType.APPLICATION_JSON, TEXT));
		return ResponseEntity.ok()
			.contentType(form)
			.body(form.equals(TEXT) ? TextReport.of(report) : HealthDetails.of(report));
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
