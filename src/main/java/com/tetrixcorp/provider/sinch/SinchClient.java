package com.tetrixcorp.provider.sinch;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The part of Sinch's SMS API that is used.
 */
@HttpExchange(accept = MediaType.APPLICATION_JSON_VALUE)
interface SinchClient {

	// Written out, since the template is the label of this call's metrics: of
	// @RequestParam
	// Spring would make placeholders that nobody can read.
	@GetExchange("/xms/v1/{plan}/batches?page_size=1&start_date={now}")
	@Nullable Batches batches(@PathVariable String plan, @PathVariable Instant now);

}
