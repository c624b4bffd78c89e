package com.tetrixcorp.web;

import java.util.List;

import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.CompositeFilter;

import com.tetrixcorp.fleet.OutOfMemory;

/**
 * The part of the {@link FilterChain} that holds on the management port too, which has a
 * container of its own. No limits: only the platform and people on call reach it. Not a
 * {@code @Configuration}, or the scan would take it into the main context: Actuator finds
 * it by name in {@code META-INF/spring}.
 */
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class ManagementFilterChain {

	@Bean
	FilterRegistrationBean<CompositeFilter> managementFilters(OutOfMemory outOfMemory) {
		return FilterChain
			.register(List.of(new RequestIdFilter(), new SecurityHeadersFilter(), new CacheHeadersFilter(),
					new RequestsOnly(new RouteFilter()), new RequestsOnly(new FailureFilter(outOfMemory))));
	}

	@Bean
	ServletRegistrationBean<ErrorServlet> managementErrors(ErrorAnswers errors) {
		return new ServletRegistrationBean<>(new ErrorServlet(errors), ErrorServlet.PATH);
	}

	@Bean
	TomcatLayers managementLayers(ErrorAnswers errors, Environment environment) {
		return new TomcatLayers(errors, environment);
	}

}
