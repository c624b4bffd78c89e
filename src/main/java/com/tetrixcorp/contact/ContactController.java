package com.tetrixcorp.contact;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import com.tetrixcorp.limit.ClientNetwork;
import com.tetrixcorp.site.PageRenderer;
import com.tetrixcorp.site.Representation;
import com.tetrixcorp.site.Unavailable;

/**
 * Takes the page's form. Whatever keeps a message from being stored, the page comes back
 * with all that was typed.
 */
@Controller
class ContactController {

	static final String FORM = "/contact";

	static final String SENT = "/contact/sent";

	private final PageRenderer renderer;

	private final Reception reception;

	private final Opening opening;

	private final ContactProperties properties;

	private final ContactMetrics metrics;

	private final Representation sent;

	ContactController(PageRenderer renderer, Reception reception, Opening opening, ContactProperties properties,
			ContactMetrics metrics) {
		this.renderer = renderer;
		this.reception = reception;
		this.opening = opening;
		this.properties = properties;
		this.metrics = metrics;
		this.sent = renderer.renderBelow(SENT, "contact/sent.jte", "Your message is stored | Contact TETRIX",
				"Your message to TETRIX is stored, and a person reads it. What happens with it now.",
				Map.of("kept", properties.kept()));
	}

	/**
	 * Where a browser is sent after a message was stored: the same page for everybody.
	 * @param request the request
	 * @param response its response
	 * @throws IOException if the visitor is gone
	 */
	@GetMapping(SENT)
	void sent(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setHeader("X-Robots-Tag", "noindex");
		this.sent.write(request, response);
	}

	@PostMapping(path = FORM, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Draft typed = Draft.of(request.getParameter("name"), request.getParameter("email"),
				request.getParameter("message"));
		Answer answer = answer(typed, request);
		this.metrics.count(answer.outcome());
		if (answer.notice() == null) {
			response.setStatus(HttpStatus.SEE_OTHER.value());
			response.setHeader(HttpHeaders.LOCATION, SENT);
			response.setContentLength(0);
			return;
		}
		response.setStatus(answer.status().value());
		if (answer.retryAfter() > 0) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(answer.retryAfter()));
		}
		ContactForm form = new ContactForm(typed, answer.notice(), answer.flaws(), seal(request));
		this.renderer
			.renderBelow(FORM, "contact/contact.jte", answer.notice().title() + " | Contact TETRIX",
					"Your message to TETRIX was not sent yet.", Map.of("form", form, "kept", this.properties.kept()))
			.write(request, response);
	}

	private Answer answer(Draft typed, HttpServletRequest request) {
		Draft draft = typed.plain();
		List<Flaw> flaws = DraftRules.flaws(draft);
		if (!flaws.isEmpty()) {
			return new Answer(Outcome.FLAWED, HttpStatus.UNPROCESSABLE_ENTITY, ContactNotice.FLAWED, flaws, 0);
		}
		Optional<SpamRule.Suspicion> suspicion = SpamRule.judge(
				Objects.requireNonNullElse(request.getParameter("website"), ""), age(request), this.properties.haste(),
				typed.message());
		if (suspicion.isPresent()) {
			return new Answer(Outcome.SUSPICIOUS, HttpStatus.UNPROCESSABLE_ENTITY,
					(suspicion.get() == SpamRule.Suspicion.TRAPPED) ? ContactNotice.TRAPPED : ContactNotice.HASTY,
					List.of(), 0);
		}
		try {
			Receipt receipt = this.reception.receive(draft, null, ClientNetwork.of(request.getRemoteAddr()));
			return (receipt instanceof Receipt.TooMany tooMany)
					? new Answer(Outcome.LIMITED, HttpStatus.TOO_MANY_REQUESTS,
							ContactNotice.tooMany(tooMany.refusal()), List.of(), tooMany.refusal().retryAfterSeconds())
					: new Answer(Outcome.STORED, HttpStatus.SEE_OTHER, null, List.of(), 0);
		}
		catch (Unavailable ex) {
			return new Answer(Outcome.UNAVAILABLE, HttpStatus.SERVICE_UNAVAILABLE, ContactNotice.UNAVAILABLE, List.of(),
					60);
		}
	}

	private Optional<Duration> age(HttpServletRequest request) {
		return this.opening.age(request.getParameter("opened"));
	}

	// The one that it came with, as long as that tells something.
	private String seal(HttpServletRequest request) {
		return age(request).isPresent() ? request.getParameter("opened") : this.opening.seal();
	}

	/**
	 * What a form is answered with.
	 *
	 * @param outcome what became of it
	 * @param status the status
	 * @param notice what is said; {@code null} if it is stored
	 * @param flaws what is wrong with the fields
	 * @param retryAfter seconds to wait, if that helps
	 */
	private record Answer(Outcome outcome, HttpStatus status, @Nullable ContactNotice notice, List<Flaw> flaws,
			long retryAfter) {

	}

}
