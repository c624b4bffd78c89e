package com.tetrixcorp.plain;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/**
 * What everyone does: four health indicators that ask when they are asked.
 */
@SpringBootApplication
public class PlainApplication {

	private final RestClient client;

	PlainApplication(RestClient.Builder builder, @Value("${PROBE_URL}") String url) {
		this.client = builder.baseUrl(url).build();
	}

	public static void main(String[] args) {
		SpringApplication.run(PlainApplication.class, args);
	}

	@Bean
	HealthIndicator database() {
		return new RemoteHealthIndicator(this.client, "/database");
	}

	@Bean
	HealthIndicator telnyx() {
		return new RemoteHealthIndicator(this.client, "/telnyx");
	}

	@Bean
	HealthIndicator sinch() {
		return new RemoteHealthIndicator(this.client, "/sinch");
	}

	@Bean
	HealthIndicator firebase() {
		return new RemoteHealthIndicator(this.client, "/firebase");
	}

}
