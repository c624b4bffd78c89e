package com.tetrixcorp.status.incident;

import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Freezes with an incident what probes had found in the five minutes before it: the rows
 * themselves are kept for two days only.
 */
final class Evidence {

	private final JdbcClient jdbc;

	Evidence(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void freeze(long incident, Instant openedAt) {
		this.jdbc.sql("""
				update incident set measured = coalesce((
				  select jsonb_agg(to_jsonb(m) order by m.check_name) from (
				    select check_name, count(*) as probes, count(*) filter (where outcome = 'pass') as passed,
				      percentile_disc(0.5) within group (order by millis) as median, max(millis) as slowest,
				      max(at) as newest
				    from probe_result where at > :opened - interval '5 minutes' and at <= :opened
				    group by check_name) m), '[]')
				where id = :incident""").param("opened", Rows.moment(openedAt)).param("incident", incident).update();
	}

}
