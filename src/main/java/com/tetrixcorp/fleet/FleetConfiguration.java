package com.tetrixcorp.fleet;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.tetrixcorp.health.ProbeSchedule;

/**
 * Puts the life of an instance together. A shutdown goes: drain, requests in flight,
 * clean-up handlers, context; all of it under one deadline.
 */
@Configuration(proxyBeanMethods = false)
class FleetConfiguration {

	@Bean
	LocalInstance localInstance() {
		return new LocalInstance();
	}

	@Bean
	SoloFleet fleet() {
		return new SoloFleet();
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
