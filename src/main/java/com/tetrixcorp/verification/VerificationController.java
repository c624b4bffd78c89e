package com.tetrixcorp.verification;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Phone verification for programs.
 */
@RestController
@RequestMapping(path = "/api/v2/2fa", produces = MediaType.APPLICATION_JSON_VALUE)
class VerificationController {

	private final PhoneVerification verification;

	VerificationController(PhoneVerification verification) {
		this.verification = verification;
	}

	@PostMapping("/initiate")
	StatePayload initiate(@Valid @RequestBody InitiateBody body, HttpServletRequest request) {
		return StatePayload.of(this.verification.initiate(body.wish(request.getRemoteAddr())));
	}

	@PostMapping("/resend")
	StatePayload resend(@Valid @RequestBody ResendBody body, HttpServletRequest request) {
		return StatePayload.of(this.verification.resend(body.verificationId(), request.getRemoteAddr()));
	}

	@PostMapping("/verify")
	CheckPayload verify(@Valid @RequestBody VerifyBody body) {
		return CheckPayload.of(this.verification.verify(body.guess()));
	}

	@GetMapping("/status")
	StatePayload status(@RequestParam String verificationId) {
		return StatePayload.of(this.verification.state(verificationId));
	}

}
