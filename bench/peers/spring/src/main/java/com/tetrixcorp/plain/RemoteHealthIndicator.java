package com.tetrixcorp.plain;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.web.client.RestClient;

/**
 * Is up if whoever it asks answers.
 */
class RemoteHealthIndicator extends AbstractHealthIndicator {

	private final RestClient client;

	private final String path;

	RemoteHealthIndicator(RestClient client, String path) {
		super("No good answer");
		this.client = client;
		this.path = path;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		this.client.get().uri(this.path).retrieve().toBodilessEntity();
		builder.up();
	}

}
