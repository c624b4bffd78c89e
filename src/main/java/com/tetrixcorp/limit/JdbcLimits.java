package com.tetrixcorp.limit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes uses in one round trip: the function of the database locks, looks and counts.
 */
final class JdbcLimits implements Limits {

	private final JdbcClient jdbc;

	private final SubjectHash hash;

	JdbcLimits(JdbcClient jdbc, SubjectHash hash) {
		this.jdbc = jdbc;
		this.hash = hash;
	}

	@Override
	public Optional<Refusal> take(List<Use> uses) {
		if (uses.size() != new HashSet<>(uses.stream().map((use) -> List.of(use.name(), use.subject())).toList())
			.size()) {
			throw new IllegalArgumentException("One limit is used twice in " + uses);
		}
		return this.jdbc.sql("select refused, wait_millis from take_limits(?, ?, ?, ?)")
			.param(names(uses))
			.param(subjects(uses))
			.param(uses.stream().mapToInt(Use::max).toArray())
			.param(uses.stream().mapToLong((use) -> use.window().toMillis()).toArray())
			.query(JdbcLimits::refusal)
			.optional();
	}

	@Override
	public void giveBack(List<Use> uses, Instant taken) {
		this.jdbc.sql("select give_back_limits(?, ?, ?)")
			.param(names(uses))
			.param(subjects(uses))
			.param(taken.atOffset(ZoneOffset.UTC))
			.query((row) -> {
			});
	}

	private static String[] names(List<Use> uses) {
		return uses.stream().map(Use::name).toArray(String[]::new);
	}

	private byte[][] subjects(List<Use> uses) {
		return uses.stream().map((use) -> this.hash.of(use.name(), use.subject())).toArray(byte[][]::new);
	}

	private static Refusal refusal(ResultSet row, int number) throws SQLException {
		return new Refusal(Objects.requireNonNull(row.getString("refused")),
				Duration.ofMillis(row.getLong("wait_millis")));
	}

}
