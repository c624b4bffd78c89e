package com.tetrixcorp.status.statement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.health.SelfReport;

/**
 * Statements in the database, where one instance writes and all read.
 */
class StatementStore {

	private final JdbcClient jdbc;

	StatementStore(DataSource source) {
		this.jdbc = JdbcClient.create(source);
	}

	List<Stored> read() {
		return this.jdbc.sql("""
				select check_name, says, open_incidents, fetched_at,
				  extract(epoch from now() - fetched_at) * 1000 as age from provider_statement""")
			.query((row, index) -> new Stored(row.getString("check_name"),
					new SelfReport.Statement(SelfReport.Says.valueOf(row.getString("says").toUpperCase(Locale.ROOT)),
							row.getInt("open_incidents")),
					row.getObject("fetched_at", OffsetDateTime.class).toInstant(), row.getLong("age")))
			.list();
	}

	void write(String check, SelfReport.Statement statement) {
		this.jdbc.sql("""
				insert into provider_statement (check_name, says, open_incidents, fetched_at)
				values (:check, :says, :incidents, now())
				on conflict (check_name) do update set says = excluded.says,
				  open_incidents = excluded.open_incidents, fetched_at = excluded.fetched_at""")
			.param("check", check)
			.param("says", statement.says().name().toLowerCase(Locale.ROOT))
			.param("incidents", statement.openIncidents())
			.update();
	}

	/**
	 * A statement as it stands in the database.
	 *
	 * @param check whose it is
	 * @param statement what it says
	 * @param fetchedAt when it was read
	 * @param ageMillis how long ago that was, by the same clock
	 */
	record Stored(String check, SelfReport.Statement statement, Instant fetchedAt, long ageMillis) {

	}

}
