package com.tetrixcorp.status;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.site.Fragment;
import com.tetrixcorp.site.PageRenderer;
import com.tetrixcorp.status.history.HistorySnapshot;
import com.tetrixcorp.status.history.Subject;
import com.tetrixcorp.status.text.Words;

/**
 * The past of each check and capability, as it stands in the page. It is most of the page
 * and changes only when history is read anew, so it is rendered once for each reading.
 */
final class Pasts {

	private final @Nullable HistorySnapshot history;

	private final PageRenderer pages;

	private final Map<Subject, Fragment> rendered = new HashMap<>();

	Pasts(@Nullable HistorySnapshot history, PageRenderer pages) {
		this.history = history;
		this.pages = pages;
	}

	/**
	 * What a subject is called within the page.
	 * @param subject a check or a capability
	 * @return such as {@code check-telnyx}
	 */
	static String id(Subject subject) {
		return subject.kind().name().toLowerCase(Locale.ROOT) + "-" + subject.name();
	}

	/**
	 * Whether these are of the same reading. While history cannot be read, each attempt
	 * hands on what was read last.
	 * @param history what is known now
	 * @return {@code false} if anything of it may be told in another way
	 */
	boolean areOf(@Nullable HistorySnapshot history) {
		if (this.history == null || history == null) {
			return this.history == history;
		}
		return Objects.equals(this.history.asOf(), history.asOf())
				&& this.history.subjects().equals(history.subjects());
	}

	Fragment of(Subject subject) {
		return this.rendered.computeIfAbsent(subject, this::render);
	}

	Collection<Fragment> rendered() {
		return this.rendered.values();
	}

	private Fragment render(Subject subject) {
		Map<String, @Nullable Object> model = new HashMap<>();
		model.put("id", id(subject));
		model.put("name", Words.displayName(subject.name()));
		model.put("past", past(subject));
		return this.pages.renderFragment("status/past.jte", model);
	}

	private @Nullable PastView past(Subject subject) {
		if (this.history == null || this.history.asOf() == null) {
			return null;
		}
		Instant asOf = this.history.asOf();
		return this.history.of(subject).map((it) -> PastView.of(it, asOf)).orElse(null);
	}

}
