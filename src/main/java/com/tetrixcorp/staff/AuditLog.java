package com.tetrixcorp.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log of what staff do, in PostgreSQL; it can be added to and read.
 */
final class AuditLog {

	private final JdbcClient jdbc;

	AuditLog(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	// Within the transaction of what is done.
	void add(StaffMember who, Action action, String outcome) {
		this.jdbc.sql("""
				insert into staff_audit (uid, email, action, object, outcome, request_id)
				values (:uid, :email, :action, :object, :outcome, :request)""")
			.param("uid", stored(who.uid()))
			.param("email", (who.email() != null) ? stored(who.email()) : null)
			.param("action", action.name())
			.param("object", action.object())
			.param("outcome", outcome)
			.param("request", MDC.get("requestId"))
			.update();
	}

	// PostgreSQL takes no NUL.
	private static String stored(String text) {
		return text.replace('\0', '\uFFFD');
	}

	/**
	 * Reads entries, newest first.
	 * @param before only those with a smaller number; {@code null} for the newest
	 * @param limit how many at most
	 * @return the entries
	 */
	List<AuditEntry> read(@Nullable Long before, int limit) {
		return this.jdbc.sql("""
				select id, at, uid, email, action, object, outcome, request_id from staff_audit
				where id < :before order by id desc limit :limit""")
			.param("before", (before != null) ? before : Long.MAX_VALUE)
			.param("limit", limit)
			.query((row, number) -> entry(row))
			.list();
	}

	private static AuditEntry entry(ResultSet row) throws SQLException {
		return new AuditEntry(row.getLong("id"), row.getObject("at", OffsetDateTime.class).toInstant(),
				row.getString("uid"), row.getString("email"), row.getString("action"), row.getString("object"),
				row.getString("outcome"), row.getString("request_id"));
	}

}
