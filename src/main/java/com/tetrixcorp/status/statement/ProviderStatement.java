package com.tetrixcorp.status.statement;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What one provider says of itself, put into our words: none of its text reaches our
 * page.
 *
 * @param check the check whose provider it is
 * @param says what its page comes down to
 * @param openIncidents how many incidents it admits to; 0 where that is not known
 * @param asOf when we read it, or tried to; {@code null} before that
 * @param link its status page, for people
 */
public record ProviderStatement(String check, Says says, int openIncidents, @Nullable Instant asOf, String link) {

	/**
	 * What a status page can come down to.
	 */
	public enum Says {

		/** It says that all is well. */
		OPERATIONAL,

		/** It admits to something. */
		TROUBLE,

		/** It could not be read, or not be understood. */
		UNKNOWN;

		public String wireName() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
