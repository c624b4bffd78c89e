package com.tetrixcorp.web;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what every request passes through.
 *
 * @param domains our own domains, whose scripts may call the APIs
 * @param role the part of the service that this instance answers for
 * @param requestsAtOnce how many requests are worked on at once, at least 1; others wait
 * @param requestDeadline after how long a request's connection is ended, whatever it
 * waits for; above zero
 */
@ConfigurationProperties("tetrix.web")
record WebProperties(@DefaultValue("tetrixcorp.com") List<String> domains, @DefaultValue("all") Role role,
		@DefaultValue("600") int requestsAtOnce, @DefaultValue("1m") Duration requestDeadline) {

	WebProperties {
		if (requestsAtOnce < 1) {
			throw new IllegalArgumentException("tetrix.web.requests-at-once must be at least 1: " + requestsAtOnce);
		}
		if (requestDeadline.isZero() || requestDeadline.isNegative()) {
			throw new IllegalArgumentException("tetrix.web.request-deadline must be above zero: " + requestDeadline);
		}
		domains = domains.stream().map(String::strip).filter((domain) -> !domain.isEmpty()).toList();
	}

	/**
	 * The same as browsers name them.
	 * @return values of the header {@code Origin}
	 */
	List<String> origins() {
		return this.domains.stream().map("https://"::concat).toList();
	}

}
