package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Writes the {@link SecurityHeaders} before anything else can commit the response.
 */
final class SecurityHeadersFilter extends EveryResponseFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
			jakarta.servlet.FilterChain chain) throws ServletException, IOException {
		SecurityHeaders.write(request, response);
		chain.doFilter(request, response);
	}

}
