package com.tetrixcorp.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets scripts of our own domains, and of nobody else, call the APIs.
 */
final class ApiCors extends DefaultCorsProcessor {

	private final WebProperties properties;

	private final ErrorAnswers errors;

	ApiCors(WebProperties properties, ErrorAnswers errors) {
		this.properties = properties;
		this.errors = errors;
	}

	CorsFilter filter() {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.setAllowedOrigins(this.properties.origins());
		configuration.setAllowedMethods(List.of("GET", "HEAD", "POST"));
		configuration.setAllowedHeaders(
				List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.AUTHORIZATION, "Idempotency-Key", RequestId.HEADER));
		configuration.setExposedHeaders(List.of(RequestId.HEADER, HttpHeaders.RETRY_AFTER));
		configuration.setAllowCredentials(false);
		configuration.setMaxAge(Duration.ofHours(1));
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration("/api/**", configuration);
		CorsFilter filter = new CorsFilter(source);
		filter.setCorsProcessor(this);
		return filter;
	}

	@Override
	public boolean processRequest(@Nullable CorsConfiguration configuration, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		boolean preflight = CorsUtils.isPreFlightRequest(request);
		if (configuration == null && !preflight) {
			// A page: the same for every origin, which Vary must not deny.
			return true;
		}
		if (preflight) {
			// Answered here, so the cache headers further down the chain never see it.
			response.setHeader(HttpHeaders.CACHE_CONTROL, CachePolicy.NO_STORE);
		}
		boolean allowed = super.processRequest(configuration, request, response);
		if (!allowed) {
			this.errors.write(request, response, HttpStatus.FORBIDDEN);
		}
		return allowed;
	}

	@Override
	protected void rejectRequest(ServerHttpResponse response) {
		// Answered by processRequest, which knows the request too.
	}

}
