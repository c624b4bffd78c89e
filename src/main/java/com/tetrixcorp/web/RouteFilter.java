package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Remembers which route a request matched, before an error page may take its place. The
 * route is the pattern, such as {@code /api/health/{check}}: unlike the path it never
 * holds anything that a visitor typed.
 */
final class RouteFilter extends HttpFilter {

	private static final String ATTRIBUTE = RouteFilter.class.getName();

	@Override
	void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		try {
			chain.doFilter(request, response);
		}
		finally {
			request.setAttribute(ATTRIBUTE, request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
		}
	}

	static String routeOf(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof String route) ? route : "none";
	}

}
