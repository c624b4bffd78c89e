package com.tetrixcorp.status;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

import com.tetrixcorp.site.PageRenderer;
import com.tetrixcorp.site.Unavailable;
import com.tetrixcorp.status.incident.Incident;
import com.tetrixcorp.status.incident.Incidents;

/**
 * Shows one incident, however old.
 */
@Controller
class IncidentController {

	/** One spelling for each number, and none that could overflow. */
	private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

	private final ObjectProvider<Incidents> incidents;

	private final PageRenderer pages;

	IncidentController(ObjectProvider<Incidents> incidents, PageRenderer pages) {
		this.incidents = incidents;
		this.pages = pages;
	}

	@GetMapping("/status/incidents/{id}")
	void incident(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		Incident incident = find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		IncidentView view = IncidentView.of(incident, Instant.now());
		this.pages
			.renderBelow("/status/incidents/" + id, "status/incident-page.jte", title(view), description(view),
					Map.of("incident", view))
			.write(request, response);
	}

	private Optional<Incident> find(String id) {
		Incidents kept = this.incidents.getIfAvailable();
		if (kept == null || !NUMBER.matcher(id).matches()) {
			return Optional.empty();
		}
		try {
			return kept.find(Long.parseLong(id));
		}
		catch (DataAccessException ex) {
			throw new Unavailable(ex);
		}
	}

	private static String title(IncidentView view) {
		return "Incident " + view.id() + ": " + view.title() + " | TETRIX";
	}

	private static String description(IncidentView view) {
		return view.title() + ", " + view.opened().human() + ", " + (view.open() ? "for " : "") + view.duration()
				+ (view.open() ? " so far. " : ". ") + view.meaning() + " As measured by the running service.";
	}

}
