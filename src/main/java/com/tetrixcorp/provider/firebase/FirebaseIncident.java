package com.tetrixcorp.provider.firebase;

import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

import com.tetrixcorp.health.SelfReport.Says;
import com.tetrixcorp.health.SelfReport.Statement;

/**
 * An incident on Firebase's status page, which lists those of all of its products, also
 * those that are over.
 *
 * @param begin when it began
 * @param end when it ended; absent while it goes on
 * @param serviceName the product
 * @param affectedProducts the products, where there are several
 */
@JsonNaming(SnakeCaseStrategy.class)
record FirebaseIncident(@Nullable String begin, @Nullable String end, @Nullable String serviceName,
		@Nullable List<@Nullable Product> affectedProducts) {

	/** The product that signs staff in. */
	private static final String OURS = "Authentication";

	static Statement statement(@Nullable List<FirebaseIncident> incidents) {
		if (incidents == null || incidents.stream().anyMatch((it) -> it == null || it.begin == null)) {
			return Statement.UNKNOWN;
		}
		long open = incidents.stream().filter((it) -> it != null && it.goesOn() && it.isOurs()).count();
		return new Statement((open > 0) ? Says.TROUBLE : Says.OPERATIONAL, Math.toIntExact(open));
	}

	private boolean goesOn() {
		return this.end == null || this.end.isBlank();
	}

	private boolean isOurs() {
		return (this.serviceName != null && this.serviceName.contains(OURS)) || (this.affectedProducts != null
				&& this.affectedProducts.stream().anyMatch((it) -> it != null && it.isOurs()));
	}

	/**
	 * A product.
	 *
	 * @param title its name
	 */
	record Product(@Nullable String title) {

		boolean isOurs() {
			return this.title != null && this.title.contains(OURS);
		}

	}

	/** Reads the list. */
	@HttpExchange(accept = MediaType.APPLICATION_JSON_VALUE)
	interface Client {

		@GetExchange
		@Nullable List<FirebaseIncident> incidents();

	}

}
