package com.tetrixcorp.verification.page;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads what was measured on a code's way.
 */
final class Measurements {

	// Every carrier knows a message by the reference of its code.
	private static final String READINGS = """
			select carrier, outcome, took_millis from verification_send
			where verification = :id and reference = (
			  select reference from verification_send where verification = :id order by id desc limit 1)
			order by id""";

	private static final String BACK = """
			select coalesce(extract(epoch from verified_at - sent_at) * 1000, 0)::bigint from verification
			where id = :id""";

	private final JdbcClient jdbc;

	Measurements(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Measured of(UUID verification) {
		List<Reading> readings = this.jdbc.sql(READINGS)
			.param("id", verification)
			.query((row, number) -> Reading.of(row.getString("carrier"), row.getString("outcome"),
					row.getLong("took_millis")))
			.list();
		long back = this.jdbc.sql(BACK).param("id", verification).query(Long.class).optional().orElse(0L);
		return new Measured(readings, Duration.ofMillis(back));
	}

}
