package com.tetrixcorp.health;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.actuate.health.StatusAggregator;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.ErrorHandler;
import org.springframework.util.StringUtils;

/**
 * Puts the parts together: probes, schedule, board, reports.
 */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

	/** Actuator's word for a service that works, but not wholly; answered with 200. */
	static final Status DEGRADED = new Status("DEGRADED");

	@Bean
	Clocks clocks() {
		return Clocks.system();
	}

	@Bean
	SharedChecks sharedChecks(HealthProperties properties) {
		return new SharedChecks(properties.checks()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().shared())
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet()));
	}

	@Bean
	Pulse pulse(Clocks clocks) {
		return new Pulse(clocks);
	}

	@Bean
	HealthBoard healthBoard(HealthProperties properties, Clocks clocks) {
		return new HealthBoard(properties.checks().keySet(), clocks.nanos());
	}

	@Bean
	MemorySampler memorySampler() {
		MemorySampler sampler = new MemorySampler();
		sampler.sample();
		return sampler;
	}

	@Bean
	InstanceFacts instanceFacts(Environment environment, Clocks clocks, @Value("${tetrix.region}") String region,
			@Value("${tetrix.commit:}") String commit, ObjectProvider<BuildProperties> build,
			ObjectProvider<GitProperties> git) {
		Duration running = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
		String[] profiles = environment.getActiveProfiles();
		return new InstanceFacts(InstanceFacts.hostName(environment.getProperty("HOSTNAME")), region,
				build.stream().map(BuildProperties::getVersion).findFirst().orElse("unknown"),
				StringUtils.hasText(commit) ? commit
						: git.stream()
							.map(GitProperties::getCommitId)
							.filter(Objects::nonNull)
							.findFirst()
							.orElse(null),
				(profiles.length > 0) ? profiles[0] : "development", clocks.nanos() - running.toNanos());
	}

	@Bean
	HealthReports healthReports(HealthProperties properties, HealthBoard board, Clocks clocks, InstanceLife life,
			InstanceFacts facts, MemorySampler memory, ObjectProvider<Supplier<PoolState>> pool,
			ObjectProvider<BreakerStates> breakers, FleetReports fleet, ProbeTurns turns, CurrentDrills drills) {
		return new BoardHealthReports(properties, board, clocks, life, facts.reports(clocks, life, memory),
				poolOrNone(pool.getIfAvailable()), breakers.getIfAvailable(() -> (check) -> null), fleet, turns,
				drills);
	}

	private static Supplier<@Nullable PoolState> poolOrNone(@Nullable Supplier<PoolState> pool) {
		return () -> (pool != null) ? pool.get() : null;
	}

	@Bean
	EvidenceExchange evidenceExchange(HealthBoard board, Clocks clocks, HealthProperties properties, ProbeTurns turns,
			TransitionLog transitions) {
		return new BoardExchange(board, clocks, properties, turns, transitions);
	}

	@Bean
	ProbeSchedule probeSchedule(List<Probe> probes, HealthProperties properties, HealthBoard board, Clocks clocks,
			ProbeTurns turns, Pulse pulse, MemorySampler memory, ApplicationEventPublisher publisher,
			MeterRegistry registry, ErrorHandler errors) {
		return new ProbeSchedule(probes, properties, board, clocks, turns, pulse, memory, publisher, registry, errors);
	}

	@Bean
	HealthGauges healthGauges(HealthReports reports, HealthProperties properties) {
		return new HealthGauges(reports, properties.checks().keySet());
	}

	// Actuator's own rule knows neither names nor capabilities, so its whole is the
	// verdict.
	@Bean
	StatusAggregator verdictAggregator(ObjectProvider<HealthReports> reports) {
		return (statuses) -> switch (reports.getObject().current().verdict()) {
			case HEALTHY -> Status.UP;
			case DEGRADED -> DEGRADED;
			case UNHEALTHY -> Status.DOWN;
		};
	}

	@Bean
	HealthIndicator readyHealthIndicator(PlatformHealth platform) {
		return platform.readyIndicator();
	}

	@Bean
	HealthIndicator liveHealthIndicator(PlatformHealth platform) {
		return platform.liveIndicator();
	}

}
