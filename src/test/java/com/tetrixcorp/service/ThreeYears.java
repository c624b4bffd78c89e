package com.tetrixcorp.service;

import java.util.Arrays;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes a history as it is after three years of twelve checks and their capabilities,
 * each size of buckets for as long as it is kept.
 */
public final class ThreeYears {

	static final int DAYS = 3 * 365;

	/** One in two days. */
	static final int INCIDENTS = 550;

	static final int TRANSITIONS = 20_000;

	private final JdbcClient jdbc;

	private ThreeYears(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public static void fill(DataSource source, String[] checks, String[] capabilities) {
		Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
		ThreeYears years = new ThreeYears(JdbcClient.create(source));
		years.buckets(Arrays.copyOf(checks, 1), "check:", 12);
		years.buckets(Arrays.copyOfRange(checks, 1, checks.length), "check:", 2);
		years.buckets(capabilities, "capability:", 0);
		years.results(checks);
		years.transitions(checks);
		years.fleet();
		years.incidents(checks);
		years.update("update history_progress set through = date_trunc('minute', now() - interval '1 minute'), "
				+ "seen = pg_current_xact_id(), version = 1");
		years.update("analyze");
	}

	// As many classes of durations as there are probes, and no more than a bad day has.
	// The
	// database is probed every five seconds, the others every thirty.
	private void buckets(String[] names, String kind, int probesAMinute) {
		this.jdbc.sql("""
				with sizes (size, millis, lasts) as (values ('minute', 60000, interval '48 hours'),
				  ('ten-minutes', 600000, interval '48 hours'), ('hour', 3600000, interval '90 days'),
				  ('day', 86400000, :days * interval '1 day'))
				insert into status_bucket
				select size, at, :kind || name, millis - millis / 100 - millis / 200, millis / 100, millis / 200, 0,
				  :probes * (millis / 60000), :probes * (millis / 60000) * 140::bigint, 900,
				  case when :probes > 0 then (select string_agg(class || ':' || 3, ' ')
				    from generate_series(50, 49 + least(40, :probes * (millis / 60000))) class) else '' end
				from sizes, unnest(:names) name, lateral generate_series(
				  date_bin(millis * interval '1 millisecond', now() - lasts, 'epoch'),
				  date_bin(millis * interval '1 millisecond', now() - interval '1 minute', 'epoch')
				    - millis * interval '1 millisecond',
				  millis * interval '1 millisecond') at""")
			.param("days", DAYS)
			.param("kind", kind)
			.param("probes", probesAMinute)
			.param("names", names)
			.update();
	}

	private void results(String[] checks) {
		this.jdbc
			.sql("""
					insert into probe_result (check_name, instance, seq, at, last_at, outcome, millis, state_before,
					  state_after)
					select name, '00000000-0000-0000-0000-000000000001', n, now() - n * every, now() - n * every,
					  case when n % 97 = 0 then 'timeout' else 'pass' end, 100 + n % 300, 'pass', 'pass'
					from unnest(:names) name,
					  lateral (select case name when 'database' then interval '5 seconds' else interval '30 seconds' end) e (every),
					  lateral generate_series(1, (extract(epoch from interval '48 hours') / extract(epoch from every))::int) n""")
			.param("names", checks)
			.update();
	}

	private void transitions(String[] checks) {
		this.jdbc.sql("""
				insert into transition (check_name, instance, seq, at, outcome, state_before, state_after)
				select (:names::text[])[1 + n / 2 % :count], '00000000-0000-0000-0000-000000000001', n,
				  now() - interval '1 hour' - (:all - n) * (:days * interval '1 day' / :all),
				  case n % 2 when 0 then 'timeout' else 'pass' end,
				  case n % 2 when 0 then 'pass' else 'fail' end, case n % 2 when 0 then 'fail' else 'pass' end
				from generate_series(1, :all) n""")
			.param("names", checks)
			.param("count", checks.length)
			.param("all", TRANSITIONS)
			.param("days", DAYS)
			.update();
	}

	private void fleet() {
		this.jdbc.sql("""
				insert into fleet_event (at, kind, instance, version, commit, replicas)
				select now() - n * interval '4 hours', (array['joined', 'left', 'lost', 'deployed'])[1 + n % 4],
				  gen_random_uuid(), '1.0.' || n / 4, md5(n::text), 1 + n % 3
				from generate_series(1, :days * 6) n""").param("days", DAYS).update();
	}

	// Each lasts for hours, has three checks and three notes; the last one is open.
	private void incidents(String[] checks) {
		this.jdbc.sql("""
				insert into incident (impact, opened_at, changed_at, closed_at, flaps, capabilities, measured)
				select case n % 3 when 0 then 'degraded' when 1 then 'lost' else 'critical-lost' end, opened, opened,
				  case when n < :all then opened + interval '6 hours' end, n % 5, array['messaging', 'storage'],
				  (select jsonb_agg(jsonb_build_object('check_name', c, 'probes', 10, 'passed', 8, 'median', 140,
				    'slowest', 900, 'newest', opened)) from unnest(:names) c)
				from generate_series(1, :all) n,
				  lateral (select now() - interval '6 hours' - (:all - n) * interval '47 hours') o (opened)""")
			.param("all", INCIDENTS)
			.param("names", checks)
			.update();
		this.jdbc.sql("""
				insert into incident_check (incident, check_name, position, failing, failure, failed_at)
				select id, (:names::text[])[1 + (id + p) % :count], p, closed_at is null, 'timeout', opened_at
				from incident, generate_series(0, 2) p""")
			.param("names", checks)
			.param("count", checks.length)
			.update();
		update("insert into incident_note (incident, at, text) select id, opened_at + n * interval '1 minute', "
				+ "repeat('We look at it. ', 10) from incident, generate_series(1, 3) n");
		update("insert into incident_check_state select check_name, 'fail', now() - interval '1 hour' "
				+ "from incident_check where failing");
		update("insert into maintenance (starts_at, ends_at, checks, text) select now() - n * interval '7 days', "
				+ "now() - n * interval '7 days' + interval '1 hour', array['telnyx'], 'New keys' "
				+ "from generate_series(-3, 150) n");
	}

	private void update(String sql) {
		this.jdbc.sql(sql).update();
	}

}
