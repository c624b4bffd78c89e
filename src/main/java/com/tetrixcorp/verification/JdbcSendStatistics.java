package com.tetrixcorp.verification;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts in PostgreSQL.
 */
final class JdbcSendStatistics implements SendStatistics {

	private static final String VERIFICATIONS = """
			select w.hours, count(v.id) as started, count(v.id) filter (where v.sent) as sent,
			  count(v.id) filter (where v.sent and v.ended) as ended,
			  count(v.id) filter (where v.sent and v.verified_at is not null) as verified
			from unnest(:hours) with ordinality as w (hours, place)
			left join (select id, created_at, verified_at, verified_at is not null or expires_at <= now() as ended,
			    exists (select from verification_send s where s.verification = v.id and s.outcome = :accepted) as sent
			  from verification v) v on v.created_at > now() - w.hours * interval '1 hour'
			group by w.hours, w.place order by w.place""";

	private static final String SENDS = """
			select w.hours, s.carrier, s.outcome, count(*) as sends,
			  percentile_disc(0.5) within group (order by s.took_millis) as median
			from unnest(:hours) as w (hours)
			join verification_send s on s.at > now() - w.hours * interval '1 hour'
			group by w.hours, s.carrier, s.outcome order by sends desc, s.carrier, s.outcome""";

	private final JdbcClient jdbc;

	JdbcSendStatistics(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<Window> over(List<Integer> hours) {
		Integer[] windows = hours.toArray(Integer[]::new);
		Map<Integer, List<Sends>> sends = this.jdbc.sql(SENDS)
			.param("hours", windows)
			.query((row, number) -> Map.entry(row.getInt("hours"),
					new Sends(row.getString("carrier"), row.getString("outcome"), row.getLong("sends"),
							row.getLong("median"))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		return this.jdbc.sql(VERIFICATIONS)
			.param("hours", windows)
			.param("accepted", SendOutcome.ACCEPTED.wireName())
			.query((row, number) -> {
				long ended = row.getLong("ended");
				long verified = row.getLong("verified");
				return new Window(row.getInt("hours"), row.getLong("started"), row.getLong("sent"), ended, verified,
						(ended > 0) ? Double.valueOf((double) verified / ended) : null,
						sends.getOrDefault(row.getInt("hours"), List.of()));
			})
			.list();
	}

}
