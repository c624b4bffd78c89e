package com.tetrixcorp.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who was asked to send what, as all instances write it down in PostgreSQL.
 */
final class SendLog {

	private static final String RECORD = """
			insert into verification_send (verification, reference, carrier, outcome, took_millis)
			select :id, :reference, a.carrier, a.outcome, a.took
			from unnest(:carriers, :outcomes, :took) with ordinality as a (carrier, outcome, took, number)
			order by a.number""";

	// A verification is sent its last code no more than so long after it began. A number
	// that was refused is no model: another one is not.
	private static final String LATEST = """
			select sum(s.took_millis) as took, array_agg(s.outcome order by s.id) as outcomes
			from verification v join verification_send s on s.verification = v.id
			where v.created_at > now() - interval '30 minutes' and v.channel = :channel
			  and s.at > now() - interval '15 minutes' and s.carrier <> 'none'
			group by s.reference
			having not bool_or(s.outcome = :refused)
			order by max(s.id) desc limit 8""";

	private final JdbcClient jdbc;

	SendLog(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Writes down a whole send at once, so that nobody takes a part of it for the whole.
	 * @param id the verification
	 * @param reference the name by which the carriers know it
	 * @param attempts who was asked, in that order
	 */
	void record(UUID id, UUID reference, List<Attempt> attempts) {
		this.jdbc.sql(RECORD)
			.param("id", id)
			.param("reference", reference)
			.param("carriers", attempts.stream().map(Attempt::carrier).toArray(String[]::new))
			.param("outcomes", attempts.stream().map(Attempt::outcome).toArray(String[]::new))
			.param("took", attempts.stream().map((it) -> (int) it.took().toMillis()).toArray(Integer[]::new))
			.update();
	}

	/**
	 * Reads the latest messages.
	 * @param channel how they were sent
	 * @return few, so that the beginning and the end of an outage show soon; none if
	 * there were none in the last 15 minutes
	 */
	List<Send> latest(Channel channel) {
		return this.jdbc.sql(LATEST)
			.param("channel", channel.wireName())
			.param("refused", SendOutcome.NUMBER_REFUSED.wireName())
			.query(SendLog::send)
			.list();
	}

	private static Send send(ResultSet row, int number) throws SQLException {
		List<SendOutcome> outcomes = Stream.of((String[]) row.getArray("outcomes").getArray())
			.map((outcome) -> SendOutcome.valueOf(outcome.toUpperCase(Locale.ROOT).replace('-', '_')))
			.toList();
		return new Send(Duration.ofMillis(row.getLong("took")), DispatchResult.of(outcomes));
	}

	/**
	 * One time that a carrier was asked.
	 *
	 * @param carrier who
	 * @param outcome what came of it
	 * @param took how long that took
	 */
	record Attempt(String carrier, String outcome, Duration took) {

	}

	/**
	 * A message that was sent, or that no carrier took.
	 *
	 * @param took how long its carriers took together
	 * @param result what came of it
	 */
	record Send(Duration took, DispatchResult result) {

	}

}
