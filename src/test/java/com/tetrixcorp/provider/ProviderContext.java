package com.tetrixcorp.provider;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;

import com.tetrixcorp.health.Probe;

/**
 * The providers' beans as the service wires them, from environment variables through
 * {@code application.yml}, without the rest of the service.
 */
final class ProviderContext implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	ProviderContext(Map<String, String> environment) {
		Map<String, Object> properties = new LinkedHashMap<>(environment);
		properties.put("spring.main.banner-mode", "off");
		this.context = new SpringApplicationBuilder(Beans.class).web(WebApplicationType.NONE)
			.logStartupInfo(false)
			// A part of the service lacks what its health groups name.
			.properties("management.endpoint.health.validate-group-membership=false")
			// First, as the environment is: before application.yml.
			.initializers((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("environment", properties)))
			.run();
	}

	Probe probe(String check) {
		return this.context.getBean(check + "HealthIndicator", Probe.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	<T> Collection<T> beans(Class<T> type) {
		return this.context.getBeansOfType(type).values();
	}

	@Override
	public void close() {
		this.context.close();
	}

	// No stereotype, so that a scan of the whole service does not find it.
	@EnableAutoConfiguration
	@ComponentScan
	@ConfigurationPropertiesScan
	static class Beans {

	}

}
