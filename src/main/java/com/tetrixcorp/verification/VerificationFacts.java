package com.tetrixcorp.verification;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What pages tell of verification: the same values that the code goes by.
 *
 * @param countries whose numbers are served, as ISO codes
 * @param validity how long a code is good for
 * @param attempts how many codes are compared with it
 * @param sends how many codes one verification may be sent
 * @param retention how long a verification is kept
 */
public record VerificationFacts(List<String> countries, Duration validity, int attempts, int sends,
		Duration retention) {

	/** As long as nothing else is set. */
	public static final VerificationFacts DEFAULT = new VerificationFacts(List.of(), Duration.ofMinutes(5), 5, 3,
			Duration.ofDays(30));

	public VerificationFacts {
		countries = List.copyOf(countries);
	}

	public long minutes() {
		return Math.max(1, this.validity.toMinutes());
	}

	public long days() {
		return this.retention.toDays();
	}

	/**
	 * The countries by their names.
	 * @return such as {@code Austria, Germany}; empty if none is served
	 */
	public String countryNames() {
		return this.countries.stream()
			.map((country) -> new Locale.Builder().setRegion(country).build().getDisplayCountry(Locale.ENGLISH))
			.sorted()
			.collect(Collectors.joining(", "));
	}

}
