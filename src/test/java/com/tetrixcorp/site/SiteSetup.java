package com.tetrixcorp.site;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import com.tetrixcorp.status.SwitchablePast;
import com.tetrixcorp.status.SwitchableReports;
import com.tetrixcorp.status.history.History;
import com.tetrixcorp.status.incident.Incidents;
import com.tetrixcorp.status.statement.ProviderStatements;

/**
 * The part of the application that {@link SiteTest} starts. Carries no stereotype, so
 * that no other test's scan picks it up.
 */
@EnableAutoConfiguration(
		exclude = { DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class, SecurityAutoConfiguration.class,
				UserDetailsServiceAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class })
@ComponentScan(basePackages = { "com.tetrixcorp.site", "com.tetrixcorp.status", "com.tetrixcorp.apidoc" },
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
				pattern = "com\\.tetrixcorp\\.status\\.(history|incident|statement)\\..*"))
@EnableConfigurationProperties(SiteProperties.class)
public class SiteSetup {

	/** {@code false}: nothing is remembered, as without a database. */
	public static final String KEPT = "tetrix.test.history-is-kept";

	/** The pages must work under a policy at least as strict as the real one. */
	private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
			+ "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
			+ "require-trusted-types-for 'script'";

	@Bean
	SwitchableReports reports() {
		return new SwitchableReports();
	}

	@Bean
	SwitchablePast past() {
		return new SwitchablePast();
	}

	@Bean
	@Primary
	@ConditionalOnProperty(name = KEPT, matchIfMissing = true)
	History sampleHistory(SwitchablePast past) {
		return past.history();
	}

	@Bean
	@Primary
	@ConditionalOnProperty(name = KEPT, matchIfMissing = true)
	Incidents sampleIncidents(SwitchablePast past) {
		return past.incidents();
	}

	@Bean
	@Primary
	@ConditionalOnProperty(name = KEPT, matchIfMissing = true)
	ProviderStatements sampleStatements(SwitchablePast past) {
		return past.statements();
	}

	/** Shows an error page without the error. */
	@Bean
	RouterFunction<ServerResponse> errors(ErrorPages pages) {
		return RouterFunctions.route()
			.GET("/shown-error/{status}",
					(request) -> ServerResponse.ok()
						.contentType(MediaTypes.HTML)
						.body(pages.html(Integer.parseInt(request.pathVariable("status")), "7f3c9a52d1e04b68")))
			.build();
	}

	@Bean
	Filter contentSecurityPolicy() {
		return (request, response, chain) -> {
			((HttpServletResponse) response).setHeader("Content-Security-Policy", POLICY);
			chain.doFilter(request, response);
		};
	}

}
