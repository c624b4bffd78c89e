package com.tetrixcorp.provider;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of every exchange with a provider.
 *
 * @param connectTimeout how long a connection may take to be made
 * @param readTimeout how long the whole exchange may take, from the first byte sent to
 * the last one read
 * @param sendTimeout the same for sending a message; the deadline of the carrier's calls
 * ends it earlier
 */
@ConfigurationProperties("tetrix.provider")
public record ProviderProperties(@DefaultValue("2s") Duration connectTimeout, @DefaultValue("5s") Duration readTimeout,
		@DefaultValue("10s") Duration sendTimeout) {

}
