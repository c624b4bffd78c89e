package com.tetrixcorp.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.site.PageRenderer;
import com.tetrixcorp.site.Representation;

/**
 * Shows health to people: a page, and a badge for other pages.
 */
@Controller
class StatusController {

	private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

	private final HealthReports reports;

	private final PageRenderer pages;

	StatusController(HealthReports reports, PageRenderer pages) {
		this.reports = reports;
		this.pages = pages;
	}

	@GetMapping("/status")
	void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
		StatusView status = StatusView.of(this.reports.current());
		this.pages.render("/status", Map.of("status", status)).write(request, response);
	}

	@GetMapping("/status/badge.svg")
	void badge(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String svg = Badge.svg(this.reports.current());
		Representation.of(SVG, svg.getBytes(StandardCharsets.UTF_8)).write(request, response);
	}

}
