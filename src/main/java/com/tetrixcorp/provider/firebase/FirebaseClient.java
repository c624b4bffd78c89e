package com.tetrixcorp.provider.firebase;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The part of Identity Toolkit that is used.
 */
@HttpExchange(accept = MediaType.APPLICATION_JSON_VALUE)
interface FirebaseClient {

	@GetExchange("/v1/projects")
	@Nullable Project project();

}
