package com.tetrixcorp.status.history;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.fleet.CleanupHandler;
import com.tetrixcorp.fleet.Duties;
import com.tetrixcorp.health.HealthReports;

/**
 * Where there is a database, history is kept: recorded, rolled up, tidied and read.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnDatabase.class)
class KeptHistoryConfiguration {

	private static final Duration LAST_FLUSH = Duration.ofSeconds(2);

	private static final Duration HELD_BACK = Duration.ofSeconds(1);

	@Bean
	HistoryDatabase historyDatabase(@Qualifier("background") DataSource source) {
		return new HistoryDatabase(source);
	}

	@Bean
	BucketStore bucketStore(HistoryDatabase database) {
		return new BucketStore(database.jdbc());
	}

	@Bean
	ResultStore resultStore(HistoryDatabase database) {
		return new ResultStore(database.jdbc(), System::nanoTime);
	}

	@Bean
	StoredResults storedResults(HistoryDatabase database) {
		return new StoredResults(database.jdbc());
	}

	@Bean
	ResultBuffer resultBuffer(HistoryProperties properties, ProbeTimings timings) {
		return new ResultBuffer(properties.buffer(), timings::staleAfterMillis);
	}

	@Bean
	Recorder recorder(ResultBuffer buffer, ResultStore results, HistoryDatabase database, Duties duties,
			ApplicationEventPublisher publisher, ErrorHandler errors, MeterRegistry registry) {
		return new Recorder(buffer, results, database, duties, publisher::publishEvent, errors, registry);
	}

	@Bean
	HistoryReading historyReading(BucketStore buckets, StoredResults results, HealthReports reports,
			HistoryProperties properties) {
		return new HistoryReading(buckets, results, subjects(reports), properties.objective());
	}

	@Bean
	RollUp rollUp(StoredResults results, BucketStore buckets, ProbeTimings timings, HistoryProperties properties,
			HealthReports reports, ObjectProvider<MaintenanceWindows> maintenance) {
		return new RollUp(results, buckets, timings, properties, subjects(reports),
				(from, to) -> maintenance.orderedStream().flatMap((it) -> it.between(from, to).stream()).toList());
	}

	private static Supplier<Subjects> subjects(HealthReports reports) {
		return () -> Subjects.of(reports.current());
	}

	@Bean
	Retention retention(HistoryDatabase database, HistoryProperties properties) {
		return new Retention(database.jdbc(), properties.retention());
	}

	@Bean
	HistoryKeeper historyKeeper(Recorder recorder, RollUp rollUp, Retention retention, HistoryReader reader,
			HistoryProperties properties, Duties duties, ErrorHandler errors) {
		Duration retry = properties.retry();
		Chore.Context context = new Chore.Context(retry, errors, System::nanoTime);
		return new HistoryKeeper(List.of(
				new Chore("Recording of history", () -> true, () -> recorder.pause(properties.flush(), HELD_BACK),
						recorder::flush, context),
				new Chore("Roll-up of history", () -> duties.holds(Duties.HISTORY), properties::rollUp, rollUp::run,
						context),
				new Chore("Retention of history", () -> duties.holds(Duties.HISTORY), retention::pause, retention::step,
						context),
				new Chore("Reading of history", () -> true, reader::pause, reader::refresh, context)));
	}

	@Bean
	ProbeListener probeListener(ResultBuffer buffer, HistoryKeeper keeper) {
		return new ProbeListener(buffer, keeper::hurryFirst);
	}

	// Before the fleet is left, since only who holds the duty records for all.
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	CleanupHandler historyCleanup(HistoryKeeper keeper, Recorder recorder) {
		return CleanupHandler.of("history", LAST_FLUSH, () -> keeper.finish(recorder::flush));
	}

}
