package com.tetrixcorp.database;

import java.util.Map;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;

/**
 * The database's beans as the service wires them, from environment variables through
 * {@code application.yml}, without the rest of the service.
 */
final class DatabaseContext {

	private DatabaseContext() {
	}

	static ConfigurableApplicationContext start(Map<String, Object> environment) {
		return new SpringApplicationBuilder(Beans.class).web(WebApplicationType.NONE)
			.logStartupInfo(false)
			// A part of the service lacks what its health groups name.
			.properties("management.endpoint.health.validate-group-membership=false")
			.initializers((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("environment", environment)))
			.run();
	}

	// No stereotype, so that a scan of the whole service does not find it.
	@EnableAutoConfiguration
	@ComponentScan
	@ConfigurationPropertiesScan
	static class Beans {

	}

}
