package com.tetrixcorp.fleet;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.health.EvidenceExchange;
import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.ProbeSchedule;
import com.tetrixcorp.health.SharedChecks;

/**
 * Puts the life of an instance together. A shutdown goes: drain, requests in flight,
 * clean-up handlers, context; all of it under one deadline.
 */
@Configuration(proxyBeanMethods = false)
class FleetConfiguration {

	private static final String BACKGROUND = "background";

	private static final LongSupplier CLOCK = System::nanoTime;

	@Bean
	LocalInstance localInstance(Fleet fleet) {
		return new LocalInstance(fleet::replicas);
	}

	@Bean
	OwnProbes ownProbes() {
		return new OwnProbes(CLOCK);
	}

	@Bean
	Fleet fleet(FleetProperties properties, OwnProbes own, @Qualifier(BACKGROUND) ObjectProvider<DataSource> database) {
		return new Fleet(properties, own, CLOCK, database.getIfAvailable() != null);
	}

	@Bean
	FleetMetrics fleetMetrics(Fleet fleet, SharedChecks shared) {
		return new FleetMetrics(fleet, shared.names());
	}

	@Bean
	Drain drain(ApplicationContext context, LocalInstance instance, ShutdownProperties properties) {
		ForcedExit.deadline(properties.deadline());
		return new Drain(context, instance, properties);
	}

	@Bean
	Cleanup cleanup(List<CleanupHandler> handlers) {
		return new Cleanup(handlers);
	}

	@Bean
	CleanupHandler probeCleanup(ProbeSchedule schedule) {
		return CleanupHandler.of("probes", Duration.ofSeconds(1), schedule);
	}

	@Bean
	FleetLoop fleetLoop(Fleet fleet, @Qualifier(BACKGROUND) ObjectProvider<DataSource> database, ObjectMapper json,
			FleetProperties properties, SharedChecks shared, OwnProbes own, EvidenceExchange exchange,
			HealthReports reports, ErrorHandler errors) {
		DataSource source = database.getIfAvailable();
		FleetConversation conversation = (source != null) ? new FleetConversation(fleet, new FleetDatabase(source),
				new FleetMessages(json), properties, shared.names(), own, exchange, reports::current, CLOCK) : null;
		return new FleetLoop(fleet, conversation, properties, shared.names(), CLOCK, errors);
	}

	@Bean
	CleanupHandler fleetCleanup(FleetLoop loop) {
		return CleanupHandler.of("fleet", Duration.ofSeconds(3), loop::leave);
	}

	@Bean
	OutOfMemory outOfMemory() {
		return new OutOfMemory();
	}

	@Bean
	BackgroundErrors backgroundErrors(MeterRegistry registry, OutOfMemory outOfMemory) {
		BackgroundErrors errors = new BackgroundErrors(registry, outOfMemory);
		Thread.setDefaultUncaughtExceptionHandler(errors);
		return errors;
	}

}
