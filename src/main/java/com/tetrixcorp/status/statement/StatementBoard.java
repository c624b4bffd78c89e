package com.tetrixcorp.status.statement;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import com.tetrixcorp.health.SelfReport;
import com.tetrixcorp.status.statement.ProviderStatement.Says;
import com.tetrixcorp.status.statement.StatementStore.Stored;

/**
 * The statements in memory, as they were read from the database last, and who asks for
 * them.
 */
final class StatementBoard implements ProviderStatements {

	private final List<SelfReport> reports;

	private final StatementProperties properties;

	private final LongSupplier nanos;

	private volatile Read read;

	private volatile long asked;

	/**
	 * Creates one that has read nothing yet.
	 * @param reports who has a status page, in the order in which they are shown
	 * @param properties how long what is valid
	 * @param nanos the monotonic clock
	 */
	StatementBoard(List<SelfReport> reports, StatementProperties properties, LongSupplier nanos) {
		this.reports = List.copyOf(reports);
		this.properties = properties;
		this.nanos = nanos;
		this.read = new Read(Map.of(), nanos.getAsLong());
		this.asked = nanos.getAsLong() - properties.watchedFor().toNanos();
	}

	List<SelfReport> reports() {
		return this.reports;
	}

	@Override
	public List<ProviderStatement> current() {
		this.asked = this.nanos.getAsLong();
		return this.reports.stream().map(this::statement).toList();
	}

	private ProviderStatement statement(SelfReport report) {
		Stored stored = this.read.statements().get(report.check());
		if (stored == null) {
			return new ProviderStatement(report.check(), Says.UNKNOWN, 0, null, report.link());
		}
		boolean known = ageOf(report).compareTo(this.properties.expiry()) <= 0;
		return new ProviderStatement(report.check(), known ? saysOf(stored) : Says.UNKNOWN,
				known ? stored.statement().openIncidents() : 0, stored.fetchedAt(), report.link());
	}

	private static Says saysOf(Stored stored) {
		return switch (stored.statement().says()) {
			case OPERATIONAL -> Says.OPERATIONAL;
			case TROUBLE -> Says.TROUBLE;
			case UNKNOWN -> Says.UNKNOWN;
		};
	}

	/**
	 * How old a provider's statement is.
	 * @param report whose
	 * @return the age; older than anything without a statement
	 */
	Duration ageOf(SelfReport report) {
		Read last = this.read;
		Stored stored = last.statements().get(report.check());
		return (stored != null) ? Duration.ofMillis(stored.ageMillis()).plusNanos(this.nanos.getAsLong() - last.at())
				: Duration.ofSeconds(Long.MAX_VALUE);
	}

	Duration pause() {
		boolean watched = this.nanos.getAsLong() - this.asked < this.properties.watchedFor().toNanos();
		return watched ? this.properties.watched() : this.properties.idle();
	}

	void update(List<Stored> statements) {
		this.read = new Read(statements.stream().collect(Collectors.toMap(Stored::check, Function.identity())),
				this.nanos.getAsLong());
	}

	/**
	 * What was read.
	 *
	 * @param statements by check
	 * @param at when, on the monotonic clock
	 */
	private record Read(Map<String, Stored> statements, long at) {

	}

}
