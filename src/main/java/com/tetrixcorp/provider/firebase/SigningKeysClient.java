package com.tetrixcorp.provider.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Fetches the published keys from their one address, with no key of ours.
 */
@HttpExchange(accept = MediaType.APPLICATION_JSON_VALUE)
interface SigningKeysClient {

	@GetExchange
	@Nullable SigningKeys signingKeys();

	/**
	 * The same, whole.
	 * @return the key set as it is published
	 */
	@GetExchange
	@Nullable JsonNode published();

}
