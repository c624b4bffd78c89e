package com.tetrixcorp.status.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;

/**
 * Keeps what the rules go by, within the transaction of whoever calls.
 */
final class IncidentStore {

	/** A network that swallows everything must not keep the turn from everybody. */
	private static final String LIMITS = """
			select set_config('lock_timeout', '3s', true), set_config('statement_timeout', '4s', true),
			  set_config('idle_in_transaction_session_timeout', '8s', true)""";

	private final JdbcClient jdbc;

	IncidentStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	// Waits for its turn, and keeps it until the transaction ends.
	void lock() {
		this.jdbc.sql(LIMITS).query().singleRow();
		this.jdbc.sql("select only_one from incident_turn for update").query(Boolean.class).single();
	}

	// An exercise is no incident that anything real could belong to.
	Projection load(Instant at, Duration reopen) {
		Map<String, Projection.Known> states = this.jdbc.sql("select check_name, status, at from incident_check_state")
			.query((row, number) -> Map.entry(row.getString("check_name"),
					new Projection.Known(Rows.constant(CheckStatus.class, row, "status"), Rows.moment(row, "at"))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		Map<Long, List<Member>> members = this.jdbc.sql("""
				select incident, check_name, failing, failure, failed_at from incident_check
				where incident in (select id from incident
				  where not drill and (closed_at is null or closed_at >= :since))
				order by incident, position""")
			.param("since", Rows.moment(at.minus(reopen)))
			.query((row, number) -> Map.entry(row.getLong("incident"), member(row)))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		List<Course> courses = this.jdbc.sql("""
				select id, impact, opened_at, changed_at, closed_at, flaps from incident
				where not drill and (closed_at is null or closed_at >= :since) order by id""")
			.param("since", Rows.moment(at.minus(reopen)))
			.query((row, number) -> course(row, members.getOrDefault(row.getLong("id"), List.of())))
			.list();
		return new Projection(states, courses);
	}

	private static Member member(ResultSet row) throws SQLException {
		return new Member(row.getString("check_name"), row.getBoolean("failing"),
				Rows.constant(Outcome.class, row, "failure"), Rows.moment(row, "failed_at"));
	}

	private static Course course(ResultSet row, List<Member> members) throws SQLException {
		return new Course(row.getLong("id"), Rows.constant(Impact.class, row, "impact"), Rows.moment(row, "opened_at"),
				Rows.moment(row, "changed_at"), Rows.momentOrNull(row, "closed_at"), row.getInt("flaps"), members);
	}

	boolean inMaintenance(String check, Instant at) {
		return this.jdbc.sql(
				"select exists (select from maintenance where :check = any(checks) and starts_at <= :at and ends_at > :at)")
			.param("check", check)
			.param("at", Rows.moment(at))
			.query(Boolean.class)
			.single();
	}

	void remember(Observation observation) {
		this.jdbc.sql("""
				insert into incident_check_state (check_name, status, at) values (:check, :status, :at)
				on conflict (check_name) do update set status = excluded.status, at = excluded.at""")
			.param("check", observation.check())
			.param("status", observation.status().wireName())
			.param("at", Rows.moment(observation.at()))
			.update();
	}

	/**
	 * Writes an incident as it is now.
	 * @param course the incident
	 * @param capabilities what it touches
	 * @return the incident with its number
	 */
	Course save(Course course, List<String> capabilities) {
		Course saved = (course.id() == Course.NEW) ? course.withId(insert(course)) : course;
		this.jdbc.sql("""
				update incident set impact = :impact, opened_at = :opened, changed_at = :changed, closed_at = :closed,
				  flaps = :flaps, capabilities = :capabilities
				where id = :id""")
			.param("impact", saved.impact().wireName())
			.param("opened", Rows.moment(saved.openedAt()))
			.param("changed", Rows.moment(saved.changedAt()))
			.param("closed", Rows.momentOrNull(saved.closedAt()))
			.param("flaps", saved.flaps())
			.param("capabilities", capabilities.toArray(String[]::new))
			.param("id", saved.id())
			.update();
		for (int position = 0; position < saved.members().size(); position++) {
			save(saved.id(), position, saved.members().get(position));
		}
		return saved;
	}

	private long insert(Course course) {
		return this.jdbc.sql("""
				insert into incident (impact, opened_at, changed_at, capabilities)
				values (:impact, :opened, :opened, '{}') returning id""")
			.param("impact", course.impact().wireName())
			.param("opened", Rows.moment(course.openedAt()))
			.query(Long.class)
			.single();
	}

	private void save(long incident, int position, Member member) {
		this.jdbc.sql("""
				insert into incident_check (incident, check_name, position, failing, failure, failed_at)
				values (:incident, :check, :position, :failing, :failure, :failedAt)
				on conflict (incident, check_name) do update
				set failing = excluded.failing, failure = excluded.failure, failed_at = excluded.failed_at""")
			.param("incident", incident)
			.param("check", member.check())
			.param("position", position)
			.param("failing", member.failing())
			.param("failure", member.failure().wireName())
			.param("failedAt", Rows.moment(member.failedAt()))
			.update();
	}

}
