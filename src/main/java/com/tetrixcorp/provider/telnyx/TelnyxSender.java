package com.tetrixcorp.provider.telnyx;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The part of Telnyx's API that sends.
 */
@HttpExchange(accept = MediaType.APPLICATION_JSON_VALUE, contentType = MediaType.APPLICATION_JSON_VALUE)
interface TelnyxSender {

	@PostExchange("/verifications/sms")
	@Nullable StartedVerification sms(@RequestBody StartVerification start);

	@PostExchange("/verifications/call")
	@Nullable StartedVerification call(@RequestBody StartVerification start);

}
