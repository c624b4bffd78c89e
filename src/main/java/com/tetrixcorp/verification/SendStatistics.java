package com.tetrixcorp.verification;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * What became of codes, in numbers: nothing in it is about a person. Joins the caller's
 * transaction on the application's data source, and throws a {@link DataAccessException}
 * if the database does not answer or there is none.
 */
public interface SendStatistics {

	/**
	 * Counts what is kept.
	 * @param hours the windows: each from so many hours ago until now
	 * @return a window each, in this order
	 */
	List<Window> over(List<Integer> hours);

	/**
	 * What happened in a window.
	 *
	 * @param hours how many hours ago it began
	 * @param started verifications that began in it
	 * @param sent how many of these a carrier took a message for
	 * @param ended how many of those are over: verified, or too late for their code
	 * @param verified how many of those were verified
	 * @param conversion verified by ended; {@code null} while none has ended
	 * @param carriers what came of asking the carriers in it, the most frequent first
	 */
	record Window(int hours, long started, long sent, long ended, long verified, @Nullable Double conversion,
			List<Sends> carriers) {

		public Window {
			carriers = List.copyOf(carriers);
		}

	}

	/**
	 * How often a carrier was asked, with one outcome.
	 *
	 * @param carrier who
	 * @param outcome what came of it
	 * @param sends how often
	 * @param medianMillis how long that took, in the middle
	 */
	record Sends(String carrier, String outcome, long sends, long medianMillis) {

	}

}
