package com.tetrixcorp.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.site.PageRenderer;
import com.tetrixcorp.site.Representation;

/**
 * The status page. It is large, and most looked at when something is wrong: so it is kept
 * for a second for however many ask, unless what it tells changes.
 */
@Component
class LivePage {

	private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

	private final HealthReports reports;

	private final Memories memories;

	private final PageRenderer pages;

	private final ReentrantLock making = new ReentrantLock();

	private volatile @Nullable Made made;

	// Both are only for whoever makes the page.
	private Pasts pasts;

	private OverIncidents over;

	LivePage(HealthReports reports, Memories memories, PageRenderer pages) {
		this.reports = reports;
		this.memories = memories;
		this.pages = pages;
		this.pasts = new Pasts(null, pages);
		this.over = new OverIncidents(null, pages);
	}

	Representation current() {
		Made kept = this.made;
		if (kept != null && kept.isGoodFor(Seen.by(this))) {
			return kept.page();
		}
		this.making.lock();
		try {
			// Not what was seen before the wait: whoever made the page meanwhile saw
			// newer.
			Seen seen = Seen.by(this);
			kept = this.made;
			if (kept == null || !kept.isGoodFor(seen)) {
				Representation page = render(seen.report(), seen.memory());
				kept = new Made(System.nanoTime(), seen.substance(), page);
				this.made = kept;
			}
			return kept.page();
		}
		finally {
			this.making.unlock();
		}
	}

	private Representation render(HealthReport report, Memory memory) {
		if (!this.pasts.areOf(memory.history())) {
			this.pasts = new Pasts(memory.history(), this.pages);
		}
		if (!this.over.areOf(memory.incidents())) {
			this.over = new OverIncidents(memory.incidents(), this.pages);
		}
		StatusView view = StatusView.of(report, memory, this.pasts, this.over);
		return this.pages.render("/status", Map.of("status", view),
				Stream.concat(this.pasts.rendered().stream(), Stream.of(this.over.rendered())).toList());
	}

	private record Made(long nanos, Substance substance, Representation page) {

		boolean isGoodFor(Seen seen) {
			return System.nanoTime() - this.nanos < KEPT_NANOS && this.substance.equals(seen.substance());
		}

	}

	private record Seen(HealthReport report, Memory memory) {

		static Seen by(LivePage page) {
			return new Seen(page.reports.current(), page.memories.current());
		}

		Substance substance() {
			return Substance.of(this.report, this.memory);
		}

	}

	/**
	 * What nobody may see an old page of, not even for a second.
	 */
	private record Substance(String verdict, List<String> why, List<CheckStatus> checks, Memory memory) {

		static Substance of(HealthReport report, Memory memory) {
			return new Substance(VerdictWords.sentence(report), report.why(),
					report.checks().stream().map(CheckReport::status).toList(), memory);
		}

	}

}
