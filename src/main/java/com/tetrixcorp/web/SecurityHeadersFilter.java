package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Writes the {@link SecurityHeaders} before anything else can commit the response.
 */
final class SecurityHeadersFilter extends HttpFilter {

	@Override
	void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		SecurityHeaders.write(request, response);
		chain.doFilter(request, response);
	}

}
