package com.tetrixcorp.web;

import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CompositeFilter;

import com.tetrixcorp.fleet.OutOfMemory;
import com.tetrixcorp.health.InstanceLife;

/**
 * What every request passes through, in this order. Behind it, answers that are ready in
 * memory are given by filters of their features, all others by MVC. The access line is
 * written outside of it, by {@link AccessLog}, where the final status is known.
 */
@Configuration(proxyBeanMethods = false)
@Import({ AllowedMethods.class, ApiCors.class, ErrorAnswers.class, ErrorServlet.class, RequestsAtOnce.class,
		TomcatLayers.class })
class FilterChain {

	/** Inside of encoding and observation, so that refusals are measured too. */
	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

	@Bean
	FilterRegistrationBean<CompositeFilter> requestFilters(ObjectProvider<InstanceLife> life, ApiCors cors,
			WebProperties properties, RateLimits rateLimits, BodyLimits bodyLimits, OutOfMemory outOfMemory) {
		return register(List.of(
		// @formatter:off
				new RequestIdFilter(),
				new DrainFilter(life),
				new SecurityHeadersFilter(),
				new RequestsOnly(cors.filter()),
				new CacheHeadersFilter(),
				new RequestsOnly(new RoleFilter(properties.role())),
				new RequestsOnly(new RateLimitFilter(rateLimits)),
				new RequestsOnly(new CrossSiteFilter(properties.origins())),
				new RequestsOnly(new BodyLimitFilter(bodyLimits)),
				new RequestsOnly(new ParametersFilter()),
				new RequestsOnly(new RouteFilter()),
				new RequestsOnly(new FailureFilter(outOfMemory))));
		// @formatter:on
	}

	@Bean
	ServletRegistrationBean<ErrorServlet> errorServletRegistration(ErrorServlet servlet) {
		return new ServletRegistrationBean<>(servlet, ErrorServlet.PATH);
	}

	/**
	 * Registers filters for requests, and for the answers to requests that the container
	 * refused before any filter saw them.
	 * @param filters in their order
	 * @return one registration for all
	 */
	static FilterRegistrationBean<CompositeFilter> register(List<Filter> filters) {
		CompositeFilter composite = new CompositeFilter();
		composite.setFilters(filters);
		FilterRegistrationBean<CompositeFilter> registration = new FilterRegistrationBean<>(composite);
		registration.setName("requestFilters");
		registration.setOrder(ORDER);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
		return registration;
	}

}
