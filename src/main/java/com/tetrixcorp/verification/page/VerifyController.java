package com.tetrixcorp.verification.page;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

import com.tetrixcorp.site.Unavailable;
import com.tetrixcorp.verification.Channel;
import com.tetrixcorp.verification.CodeCheck;
import com.tetrixcorp.verification.Guess;
import com.tetrixcorp.verification.PhoneVerification;
import com.tetrixcorp.verification.VerificationRefused;
import com.tetrixcorp.verification.VerificationState;
import com.tetrixcorp.verification.Wish;

/**
 * Takes the forms of the pages. What is done is followed by a redirect, to an address
 * that holds nothing but the verification's id; what is not brings the page back with all
 * that was typed.
 */
@Controller
class VerifyController {

	private static final String START = "/verify";

	private static final String CODE = START + "/{id}";

	private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

	/** Longer than any number or code that somebody types. */
	private static final int LONGEST_INPUT = 200;

	private final PhoneVerification verification;

	private final VerifyPages pages;

	private final Measurements measurements;

	VerifyController(PhoneVerification verification, VerifyPages pages, Measurements measurements) {
		this.verification = verification;
		this.pages = pages;
		this.measurements = measurements;
	}

	@PostMapping(path = START, consumes = FORM)
	void start(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String number = typed(request, "phoneNumber");
		Channel channel = Channel.of(request.getParameter("method")).orElse(Channel.SMS);
		try {
			Wish wish = new Wish(international(number), channel, null, request.getRemoteAddr());
			seeCode(this.verification.initiate(wish).verificationId(), response);
		}
		catch (VerificationRefused ex) {
			refused(ex, number, request, response);
		}
		catch (Unavailable ex) {
			this.pages.start(new StartView(number, Trouble.unavailable()), request, response);
		}
	}

	// A code that may have been sent is asked for all the same.
	private void refused(VerificationRefused ex, String number, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		if (ex.verificationId() != null) {
			show(ex.verificationId().toString(), "", trouble(ex), request, response);
		}
		else {
			this.pages.start(new StartView(number, trouble(ex)), request, response);
		}
	}

	@GetMapping(CODE)
	void code(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
		show(id, "", null, request, response);
	}

	@PostMapping(path = CODE, consumes = FORM)
	void check(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
		String code = typed(request, "code");
		try {
			CodeCheck check = this.verification.verify(new Guess(id, code, null));
			if (check.verified()) {
				seeCode(id, response);
				return;
			}
			show(id, code, (check.attemptsLeft() > 0) ? Trouble.wrongCode(check.attemptsLeft()) : Trouble.usedUp(),
					request, response);
		}
		catch (VerificationRefused | Unavailable ex) {
			show(id, code, trouble(ex), request, response);
		}
	}

	@PostMapping(CODE + "/resend")
	void resend(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
		try {
			seeCode(this.verification.resend(id, request.getRemoteAddr()).verificationId(), response);
		}
		catch (VerificationRefused | Unavailable ex) {
			show(id, "", trouble(ex).aboveTheForm(), request, response);
		}
	}

	private void show(String id, String code, @Nullable Trouble trouble, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		try {
			VerificationState state = this.verification.state(id);
			if (state.status() == VerificationState.Status.VERIFIED) {
				this.pages.done(new DoneView(state.pending().maskedNumber(), measured(state)), request, response);
				return;
			}
			this.pages.code(CodeView.of(state, code, trouble, Instant.now()), request, response);
		}
		catch (VerificationRefused ex) {
			this.pages.start(new StartView("", trouble(ex)), request, response);
		}
		catch (Unavailable ex) {
			this.pages.code(CodeView.blind(id, code, (trouble != null) ? trouble : Trouble.unavailable()), request,
					response);
		}
	}

	private Measured measured(VerificationState state) {
		try {
			return this.measurements.of(UUID.fromString(state.pending().verificationId()));
		}
		catch (DataAccessException ex) {
			return Measured.UNKNOWN;
		}
	}

	private Trouble trouble(RuntimeException ex) {
		return (ex instanceof VerificationRefused refused) ? Trouble.of(refused, this.pages.facts())
				: Trouble.unavailable();
	}

	private static String typed(HttpServletRequest request, String name) {
		String text = Objects.requireNonNullElse(request.getParameter(name), "").strip();
		return (text.length() > LONGEST_INPUT) ? text.substring(0, LONGEST_INPUT) : text;
	}

	// What a plus is dialled as in most of the world.
	private static String international(String number) {
		return number.startsWith("00") ? "+" + number.substring(2) : number;
	}

	private static void seeCode(String id, HttpServletResponse response) {
		response.setStatus(HttpStatus.SEE_OTHER.value());
		response.setHeader(HttpHeaders.LOCATION, START + "/" + id);
		response.setContentLength(0);
	}

}
