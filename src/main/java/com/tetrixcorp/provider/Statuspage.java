package com.tetrixcorp.provider;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

import com.tetrixcorp.health.SelfReport;
import com.tetrixcorp.health.SelfReport.Says;
import com.tetrixcorp.health.SelfReport.Statement;

/**
 * The summary of a status page as Atlassian's Statuspage publishes it. Only the whole and
 * the number of incidents are read: components are many, and none is named after what we
 * use.
 *
 * @param status the whole
 * @param incidents those that are not resolved
 */
public record Statuspage(@Nullable Status status, @Nullable List<@Nullable Incident> incidents) {

	private static final Set<String> TROUBLE = Set.of("minor", "major", "critical", "maintenance");

	private static final Set<String> OVER = Set.of("resolved", "postmortem");

	/**
	 * The self-report of a provider with such a page.
	 * @param check the provider's check
	 * @param link the page for people
	 * @param url the summary's address; blank if it is not to be read
	 * @param http makes the client
	 * @return the report
	 */
	public static SelfReport report(String check, String link, String url, ProviderHttp http) {
		return new PublishedStatus(check, link, url, () -> statement(http.page(Client.class, url).summary()));
	}

	static Statement statement(@Nullable Statuspage page) {
		String indicator = (page != null && page.status != null) ? page.status.indicator() : null;
		if (page == null || indicator == null) {
			return Statement.UNKNOWN;
		}
		if (!indicator.equals("none") && !TROUBLE.contains(indicator)) {
			return Statement.UNKNOWN;
		}
		return new Statement(indicator.equals("none") ? Says.OPERATIONAL : Says.TROUBLE, page.open());
	}

	private int open() {
		return (this.incidents != null)
				? Math.toIntExact(this.incidents.stream().filter((it) -> it != null && it.open()).count()) : 0;
	}

	/**
	 * The whole.
	 *
	 * @param indicator none, minor, major, critical or maintenance
	 */
	record Status(@Nullable String indicator) {

	}

	/**
	 * An incident; what it is called is nobody's business here.
	 *
	 * @param status how far they are with it
	 */
	record Incident(@Nullable String status) {

		boolean open() {
			return this.status == null || !OVER.contains(this.status);
		}

	}

	/** Reads the summary. */
	@HttpExchange(accept = MediaType.APPLICATION_JSON_VALUE)
	interface Client {

		@GetExchange
		@Nullable Statuspage summary();

	}

}
