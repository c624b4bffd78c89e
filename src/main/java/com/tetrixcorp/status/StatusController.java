package com.tetrixcorp.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.site.Representation;

/**
 * Shows health to people: a page, and badges for other pages.
 */
@Controller
class StatusController {

	private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

	private final HealthReports reports;

	private final LivePage page;

	StatusController(HealthReports reports, LivePage page) {
		this.reports = reports;
		this.page = page;
	}

	@GetMapping("/status")
	void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.page.current().write(request, response);
	}

	@GetMapping("/status/badge.svg")
	void badge(HttpServletRequest request, HttpServletResponse response) throws IOException {
		write(Badge.svg(this.reports.current()), request, response);
	}

	@GetMapping("/status/badge/{check}.svg")
	void badge(@PathVariable String check, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		CheckReport report = this.reports.current()
			.check(check)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		write(Badge.svg(report), request, response);
	}

	private static void write(String svg, HttpServletRequest request, HttpServletResponse response) throws IOException {
		Representation.of(SVG, svg.getBytes(StandardCharsets.UTF_8)).write(request, response);
	}

}
