package com.tetrixcorp.verification.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.nimbusds.jose.jwk.JWKSet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import com.tetrixcorp.site.Representation;

/**
 * Publishes the keys with which anybody can verify our tokens.
 */
@Controller
class KeysController {

	private static final MediaType TYPE = MediaType.parseMediaType(JWKSet.MIME_TYPE);

	private final Representation keys;

	KeysController(SignedTokens tokens) {
		String json = tokens.published().toString(true);
		this.keys = Representation.of(TYPE, json.getBytes(StandardCharsets.UTF_8));
	}

	@GetMapping("/.well-known/jwks.json")
	void keys(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.keys.write(request, response);
	}

}
