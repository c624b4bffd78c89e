package com.tetrixcorp.status.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes columns as the types that are used here.
 */
final class Rows {

	private Rows() {
	}

	static OffsetDateTime moment(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	static @Nullable OffsetDateTime momentOrNull(@Nullable Instant instant) {
		return (instant != null) ? moment(instant) : null;
	}

	static Instant moment(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(momentOrNull(row, column));
	}

	static @Nullable Instant momentOrNull(ResultSet row, String column) throws SQLException {
		OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
		return (moment != null) ? moment.toInstant() : null;
	}

	static List<String> texts(ResultSet row, String column) throws SQLException {
		return Arrays.asList((String[]) row.getArray(column).getArray());
	}

	static <E extends Enum<E>> E constant(Class<E> type, String wireName) {
		return Enum.valueOf(type, wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	static <E extends Enum<E>> E constant(Class<E> type, ResultSet row, String column) throws SQLException {
		return constant(type, Objects.requireNonNull(row.getString(column)));
	}

}
