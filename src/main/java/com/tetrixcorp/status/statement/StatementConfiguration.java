package com.tetrixcorp.status.statement;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.fleet.Duties;
import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.SelfReport;

/**
 * Wires the providers' statements. Without a database there is nowhere to share them, and
 * all of them are unknown.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatementProperties.class)
class StatementConfiguration {

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

	@Bean
	StatementBoard providerStatements(ObjectProvider<SelfReport> reports, HealthReports health,
			StatementProperties properties) {
		List<String> order = health.current().checks().stream().map(CheckReport::name).toList();
		List<SelfReport> published = reports.stream()
			.filter(SelfReport::published)
			.sorted(Comparator.comparingInt((report) -> order.indexOf(report.check())))
			.toList();
		return new StatementBoard(published, properties, System::nanoTime);
	}

	@Bean
	StatementLoop statementLoop(StatementBoard board, @Qualifier("background") ObjectProvider<DataSource> database,
			ObjectProvider<Duties> duties, StatementProperties properties, ObjectProvider<ErrorHandler> errors) {
		DataSource source = database.getIfAvailable();
		Duration pause = (properties.watched().compareTo(LONGEST_PAUSE) < 0) ? properties.watched() : LONGEST_PAUSE;
		return new StatementLoop((source != null) ? round(board, source, duties.getObject(), properties) : null, pause,
				(thrown) -> errors.getObject().handleError(thrown));
	}

	private static StatementRound round(StatementBoard board, DataSource source, Duties duties,
			StatementProperties properties) {
		return new StatementRound(board, new StatementStore(source), () -> duties.holds(Duties.HISTORY), properties,
				System::nanoTime);
	}

}
