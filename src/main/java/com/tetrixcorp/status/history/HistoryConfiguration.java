package com.tetrixcorp.status.history;

import java.time.InstantSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.tetrixcorp.health.HealthReports;

/**
 * What there is of history with and without a database: its reader, and its numbers.
 */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

	@Bean
	HistoryReader history(HistoryProperties properties, ObjectProvider<HistoryReading> reading) {
		HistoryReading source = reading.getIfAvailable();
		return (source != null)
				? new HistoryReader(source, properties.refresh(), System::nanoTime, InstantSource.system())
				: HistoryReader.ofNothing(properties.refresh(), InstantSource.system());
	}

	@Bean
	HistoryMetrics historyMetrics(HistoryReader history, HealthReports reports) {
		return new HistoryMetrics(history::latest, Subjects.of(reports.current()));
	}

}
