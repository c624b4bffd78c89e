package com.tetrixcorp.health.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import com.tetrixcorp.health.HealthReports;

/**
 * Puts the answer that is asked for most in its place.
 */
@Configuration(proxyBeanMethods = false)
class ViewConfiguration {

	/** Behind what every request passes through, and hosts; before anything else. */
	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 30;

	@Bean
	static FilterRegistrationBean<ReadyHealth> readyHealth(HealthReports reports, ObjectMapper mapper) {
		FilterRegistrationBean<ReadyHealth> registration = new FilterRegistrationBean<>(
				new ReadyHealth(reports, mapper.writerFor(HealthPayload.class), System::nanoTime));
		registration.setOrder(ORDER);
		return registration;
	}

}
