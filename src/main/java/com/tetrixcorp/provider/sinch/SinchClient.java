package com.tetrixcorp.provider.sinch;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The part of Sinch's SMS API that is used.
 */
@HttpExchange(accept = MediaType.APPLICATION_JSON_VALUE)
interface SinchClient {

	@GetExchange("/xms/v1/{plan}/batches")
	@Nullable Batches batches(@PathVariable String plan, @RequestParam("page_size") int pageSize,
			@RequestParam("start_date") Instant startDate);

}
