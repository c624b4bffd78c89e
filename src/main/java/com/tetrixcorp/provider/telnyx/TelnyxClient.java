package com.tetrixcorp.provider.telnyx;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The part of Telnyx's API that is used.
 */
@HttpExchange(accept = MediaType.APPLICATION_JSON_VALUE)
interface TelnyxClient {

	@GetExchange("/verify_profiles/{id}")
	@Nullable VerifyProfile verifyProfile(@PathVariable String id);

}
