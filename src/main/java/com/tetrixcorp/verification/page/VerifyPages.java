package com.tetrixcorp.verification.page;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import com.tetrixcorp.site.PageRenderer;
import com.tetrixcorp.verification.VerificationFacts;

/**
 * Writes the pages that are somebody's own.
 */
final class VerifyPages {

	private final PageRenderer renderer;

	private final VerificationFacts facts;

	VerifyPages(PageRenderer renderer, VerificationFacts facts) {
		this.renderer = renderer;
		this.facts = facts;
	}

	VerificationFacts facts() {
		return this.facts;
	}

	void start(StartView view, HttpServletRequest request, HttpServletResponse response) throws IOException {
		write("verification/verify.jte", title("Verify a phone number", view.trouble()), view, view.trouble(), request,
				response);
	}

	void code(CodeView view, HttpServletRequest request, HttpServletResponse response) throws IOException {
		write("verification/code.jte", title("Type the code", view.trouble()), view, view.trouble(), request, response);
	}

	void done(DoneView view, HttpServletRequest request, HttpServletResponse response) throws IOException {
		write("verification/done.jte", title("Your number is verified", null), view, null, request, response);
	}

	private void write(String template, String title, Object view, @Nullable Trouble trouble,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (trouble != null) {
			response.setStatus(trouble.status().value());
			if (trouble.retryAfterSeconds() > 0) {
				response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(trouble.retryAfterSeconds()));
			}
		}
		this.renderer
			.renderUnlisted(template, title, "Verifying a phone number with TETRIX.",
					Map.of("form", view, "verification", this.facts))
			.write(request, response);
	}

	// A screen reader says the title first.
	private static String title(String page, @Nullable Trouble trouble) {
		return ((trouble != null) ? trouble.title() + ": " : "") + page + " | TETRIX";
	}

}
