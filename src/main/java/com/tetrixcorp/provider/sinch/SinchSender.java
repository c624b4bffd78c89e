package com.tetrixcorp.provider.sinch;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The part of Sinch's SMS API that sends.
 */
@HttpExchange(accept = MediaType.APPLICATION_JSON_VALUE, contentType = MediaType.APPLICATION_JSON_VALUE)
interface SinchSender {

	@PostExchange("/xms/v1/{plan}/batches")
	@Nullable SentBatch send(@PathVariable String plan, @RequestBody TextMessage message);

}
