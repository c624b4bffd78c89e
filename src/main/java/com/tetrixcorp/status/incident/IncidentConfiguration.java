package com.tetrixcorp.status.incident;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.database.AbsentDatabase;
import com.tetrixcorp.fleet.CleanupHandler;
import com.tetrixcorp.fleet.Duties;
import com.tetrixcorp.fleet.FleetNews;
import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.HealthReports;

/**
 * Puts the parts together: transition, rules, incident, and what is remembered of it.
 */
@Configuration(proxyBeanMethods = false)
class IncidentConfiguration {

	private static final LongSupplier NANOS = System::nanoTime;

	private final DataSource database;

	private final boolean present;

	private final JdbcClient jdbc;

	IncidentConfiguration(@Qualifier("background") ObjectProvider<DataSource> database) {
		DataSource source = database.getIfAvailable();
		this.present = source != null;
		this.database = (source != null) ? source : new AbsentDatabase();
		this.jdbc = JdbcClient.create(this.database);
	}

	@Bean
	RememberedIncidents incidents(IncidentProperties properties, ObjectProvider<DataSource> application) {
		JdbcClient requests = JdbcClient.create(application.getIfAvailable(AbsentDatabase::new));
		return new RememberedIncidents(new IncidentReading(this.jdbc), new IncidentReading(requests),
				properties.refresh(), NANOS, InstantSource.system(), this.present);
	}

	@Bean
	IncidentReports incidentReports() {
		return new JdbcIncidentReports(this.jdbc);
	}

	@Bean
	IncidentStore incidentStore() {
		return new IncidentStore(this.jdbc);
	}

	@Bean
	IncidentRecorder incidentRecorder(IncidentStore store, IncidentProperties properties, HealthReports reports,
			ApplicationEventPublisher publisher, RememberedIncidents incidents) {
		return new IncidentRecorder(store, new Evidence(this.jdbc), properties, reports, publisher::publishEvent,
				incidents::outdate);
	}

	@Bean
	IncidentNotes incidentNotes(RememberedIncidents incidents) {
		return new JdbcIncidentNotes(this.jdbc, incidents::outdate);
	}

	@Bean
	JdbcMaintenance maintenance(HealthReports reports, RememberedIncidents incidents) {
		return new JdbcMaintenance(this.jdbc, () -> {
			LinkedHashSet<String> names = new LinkedHashSet<>();
			reports.current().checks().stream().map(CheckReport::name).forEach(names::add);
			return names;
		}, incidents::outdate);
	}

	// In the background's transactions, like whoever writes messages of what is told
	// here.
	@Bean
	JdbcDrills drillPlan(HealthReports reports, IncidentNotes notes, ApplicationEventPublisher publisher,
			RememberedIncidents incidents, FleetNews fleet) {
		return new JdbcDrills(this.jdbc, transactions(), reports, notes, publisher::publishEvent, () -> {
			incidents.outdate();
			fleet.askSoon();
		});
	}

	@Bean
	IncidentKeeper incidentKeeper(RememberedIncidents incidents, IncidentStore store, IncidentRecorder recorder,
			JdbcDrills drills, HealthReports reports, IncidentProperties properties, Duties duties,
			ErrorHandler errors) {
		Reconciliation reconciliation = new Reconciliation(this.jdbc, store, recorder, reports, transactions());
		return new IncidentKeeper(incidents, reconciliation, drills, properties, duties,
				() -> states(reports.current()), NANOS, errors);
	}

	private static Map<String, CheckStatus> states(HealthReport report) {
		return report.checks().stream().collect(Collectors.toMap(CheckReport::name, CheckReport::status));
	}

	private TransactionTemplate transactions() {
		return new TransactionTemplate(new JdbcTransactionManager(this.database));
	}

	@Bean
	CleanupHandler incidentCleanup(IncidentKeeper keeper) {
		return CleanupHandler.of("incidents", Duration.ofSeconds(1), keeper);
	}

	@Bean
	ApplicationListener<ApplicationReadyEvent> incidentStart(IncidentKeeper keeper, RememberedIncidents incidents) {
		return (event) -> {
			if (this.present) {
				keeper.start();
			}
			else {
				incidents.unavailable();
			}
		};
	}

}
