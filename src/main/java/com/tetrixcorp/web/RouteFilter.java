package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.ServerHttpObservationFilter;
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
			Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
			request.setAttribute(ATTRIBUTE, route);
			if (route != null) {
				// MVC has told it already, a filter that answers by itself has not.
				ServerHttpObservationFilter.findObservationContext(request)
					.ifPresent((context) -> context.setPathPattern(route.toString()));
			}
		}
	}

	static String routeOf(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof String route) ? route : "none";
	}

}
