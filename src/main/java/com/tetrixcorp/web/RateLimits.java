package com.tetrixcorp.web;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one client may ask of one instance.
 *
 * @param pages reads of pages and assets per window
 * @param api reads of the APIs per window
 * @param writes requests that may change something, wherever, per window
 * @param window the time in which a client's allowance comes back
 * @param clients how many clients are remembered at most
 */
@ConfigurationProperties("tetrix.web.rate-limit")
record RateLimits(@DefaultValue("600") int pages, @DefaultValue("120") int api, @DefaultValue("20") int writes,
		@DefaultValue("1m") Duration window, @DefaultValue("20000") int clients) {

	/**
	 * Which allowance a request draws from.
	 * @param method the request's method
	 * @param path the request's path, decoded
	 * @return the allowance; health has none, since probes and people on call must always
	 * get through
	 */
	static Allowance allowanceFor(String method, String path) {
		if (RequestPath.isBelow(path, "/api/health")) {
			return Allowance.UNLIMITED;
		}
		if (Methods.mayWrite(method)) {
			return Allowance.WRITES;
		}
		return RequestPath.isApi(path) ? Allowance.API : Allowance.PAGES;
	}

	int perWindow(Allowance allowance) {
		return switch (allowance) {
			case PAGES -> this.pages;
			case API -> this.api;
			case WRITES -> this.writes;
			case UNLIMITED -> Integer.MAX_VALUE;
		};
	}

	enum Allowance {

		PAGES, API, WRITES, UNLIMITED

	}

}
