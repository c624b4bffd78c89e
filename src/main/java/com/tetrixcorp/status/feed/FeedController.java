package com.tetrixcorp.status.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.site.PageRenderer;
import com.tetrixcorp.site.Representation;
import com.tetrixcorp.site.Unavailable;
import com.tetrixcorp.status.Memories;
import com.tetrixcorp.status.Memory;
import com.tetrixcorp.status.incident.IncidentSnapshot;
import com.tetrixcorp.status.text.Moment;

/**
 * Sends the feed.
 */
@Controller
class FeedController {

	private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);

	private static final IncidentSnapshot NONE = new IncidentSnapshot(null, null, List.of(), List.of());

	private final Memories memories;

	private final HealthReports reports;

	private final PageRenderer pages;

	FeedController(Memories memories, HealthReports reports, PageRenderer pages) {
		this.memories = memories;
		this.reports = reports;
		this.pages = pages;
	}

	@GetMapping("/status/feed.atom")
	void feed(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Memory memory = this.memories.current();
		byte[] feed = (memory.incidents() != null) ? feed(memory.incidents())
				: AtomFeed.of(NONE, this.reports.current().instance().startedAt(),
						"Incidents are not kept here: this instance has no database.", this.pages.origin());
		Representation.of(ATOM, feed).write(request, response);
	}

	private byte[] feed(IncidentSnapshot snapshot) {
		Instant asOf = snapshot.asOf();
		if (asOf == null) {
			// Without entries it would say that nothing happened, and we do not know.
			throw new Unavailable(null);
		}
		Instant since = snapshot.unavailableSince();
		return AtomFeed.of(snapshot, asOf,
				(since != null) ? "Incidents cannot be read since " + Moment.of(since).human() + "." : "",
				this.pages.origin());
	}

}
