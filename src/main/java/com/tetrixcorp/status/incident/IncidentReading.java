package com.tetrixcorp.status.incident;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads incidents with their timelines, all in one round trip.
 */
final class IncidentReading {

	/**
	 * More than this of one kind in one incident says nothing new: then the newest are
	 * shown.
	 */
	private static final int ENTRIES = 200;

	private static final String INCIDENT = """
			select i.id, i.impact, i.opened_at, i.closed_at, i.capabilities, i.flaps, i.drill, i.measured,
			  (select json_agg(c.check_name order by c.position) from incident_check c where c.incident = i.id)
			    as checks,
			  (select json_agg(t order by at) from (select at, check_name, state_before, state_after, outcome from transition
			    where at between i.opened_at - interval '5 minutes' and coalesce(i.closed_at, now())
			    order by at desc limit %1$d) t) as transitions,
			  (select json_agg(e order by at) from (select at, kind, version, commit, replicas from fleet_event
			    where at between i.opened_at - interval '5 minutes' and coalesce(i.closed_at, now())
			    order by at desc limit %1$d) e) as events,
			  (select json_agg(n order by at) from (select at, text from incident_note where incident = i.id
			    order by at desc limit %1$d) n) as notes
			from incident i"""
		.formatted(ENTRIES);

	private static final String ALL = """
			select json_build_object('asOf', now(),
			  'incidents', (select json_agg(x) from (%s where i.closed_at is null
			    or i.id in (select id from incident where closed_at is not null and opened_at > now() - interval '90 days'
			      order by opened_at desc, id desc limit %d) order by i.opened_at desc, i.id desc) x),
			  'maintenance', (select json_agg(m) from (select id, starts_at, ends_at, checks, text from maintenance
			    where ends_at > now() order by starts_at, id) m))"""
		.formatted(INCIDENT, IncidentSnapshot.MOST);

	private static final String ONE = "select to_json(x) from (" + INCIDENT + " where i.id = :id) x";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	IncidentReading(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	IncidentSnapshot all() {
		return IncidentJson.snapshot(parsed(this.jdbc.sql(ALL).query(String.class).single()));
	}

	Optional<Incident> one(long id) {
		return this.jdbc.sql(ONE)
			.param("id", id)
			.query(String.class)
			.optional()
			.map((text) -> IncidentJson.incident(parsed(text)));
	}

	private static JsonNode parsed(String text) {
		try {
			return JSON.readTree(text);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("PostgreSQL wrote no JSON", ex);
		}
	}

}
