package com.tetrixcorp.alert;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is there whether or not somebody is told.
 */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(AlertConfiguration.class);

	@Bean
	AlertMetrics alertMetrics(MeterRegistry registry, AlertProperties properties) {
		if (properties.malformed()) {
			logger.warn("Nobody is alerted: ALERT_WEBHOOK_URL is not an http(s) URL without user info and fragment");
		}
		else if (properties.receiver().isEmpty()) {
			logger.info("Nobody is alerted: ALERT_WEBHOOK_URL is not set");
		}
		return new AlertMetrics(registry);
	}

}
