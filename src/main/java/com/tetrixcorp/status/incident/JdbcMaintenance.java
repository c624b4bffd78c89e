package com.tetrixcorp.status.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.Assert;

import com.tetrixcorp.status.history.MaintenanceWindows;

/**
 * Planned maintenance in PostgreSQL.
 */
final class JdbcMaintenance implements MaintenancePlan, MaintenanceWindows {

	private static final Duration LONGEST = Duration.ofDays(7);

	private static final Duration FARTHEST = Duration.ofDays(366);

	/** For a plan that begins now, while it is on its way here. */
	private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	private final Supplier<Set<String>> checks;

	private final Runnable changed;

	JdbcMaintenance(JdbcClient jdbc, Supplier<Set<String>> checks, Runnable changed) {
		this.jdbc = jdbc;
		this.checks = checks;
		this.changed = changed;
	}

	@Override
	public Maintenance plan(Instant from, Instant to, List<String> checks, String text) {
		String checkedText = StaffTexts.checked(text);
		Set<String> known = this.checks.get();
		Assert.isTrue(!checks.isEmpty(), "No check is named");
		Assert.isTrue(known.containsAll(checks), () -> "The checks are " + String.join(", ", known));
		Assert.isTrue(to.isAfter(from), "It ends before it begins");
		Assert.isTrue(Duration.between(from, to).compareTo(LONGEST) <= 0, "It lasts longer than a week");
		Instant now = this.jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
		Assert.isTrue(!from.isBefore(now.minus(ON_ITS_WAY)), "It begins in the past");
		Assert.isTrue(from.isBefore(now.plus(FARTHEST)), "It is more than a year ahead");
		List<String> distinct = checks.stream().distinct().toList();
		long id = this.jdbc.sql("""
				insert into maintenance (starts_at, ends_at, checks, text) values (:from, :to, :checks, :text)
				returning id""")
			.param("from", Rows.moment(from))
			.param("to", Rows.moment(to))
			.param("checks", distinct.toArray(String[]::new))
			.param("text", checkedText)
			.query(Long.class)
			.single();
		AfterCommit.run(this.changed);
		return new Maintenance(id, from, to, distinct, checkedText);
	}

	@Override
	public List<Maintenance> planned() {
		return this.jdbc.sql(
				"select id, starts_at, ends_at, checks, text from maintenance where ends_at > now() order by starts_at, id")
			.query((row, number) -> new Maintenance(row.getLong("id"), Rows.moment(row, "starts_at"),
					Rows.moment(row, "ends_at"), Rows.texts(row, "checks"), row.getString("text")))
			.list();
	}

	@Override
	public boolean cancel(long id) {
		int rows = this.jdbc.sql("delete from maintenance where id = :id and starts_at > now()")
			.param("id", id)
			.update();
		if (rows == 0) {
			rows = this.jdbc
				.sql("update maintenance set ends_at = now() where id = :id and starts_at < now() and ends_at > now()")
				.param("id", id)
				.update();
		}
		AfterCommit.run(this.changed);
		return rows == 1;
	}

	@Override
	public List<Window> between(Instant from, Instant to) {
		return this.jdbc.sql("""
				select starts_at, ends_at, checks from maintenance
				where starts_at < :to and ends_at > :from order by starts_at, id""")
			.param("from", Rows.moment(from))
			.param("to", Rows.moment(to))
			.query((row, number) -> new Window(Rows.moment(row, "starts_at"), Rows.moment(row, "ends_at"),
					Rows.texts(row, "checks")))
			.list();
	}

}
