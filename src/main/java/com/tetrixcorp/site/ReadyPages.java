package com.tetrixcorp.site;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Sends what is rendered already, past everything that finds and calls a handler, which
 * is most of the work of such an answer. Whatever is not a plain GET goes on to the
 * handler of the same route.
 */
final class ReadyPages implements Filter {

	private final Map<String, Route> routes;

	ReadyPages(Map<String, Route> routes) {
		this.routes = routes;
	}

	@Override
	public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) servletRequest;
		// As it came: nothing encoded, nothing to normalise.
		String path = request.getRequestURI();
		Representation content = isPlain(request) ? content(path, request) : null;
		if (content == null) {
			chain.doFilter(servletRequest, servletResponse);
			return;
		}
		request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, path);
		content.write(request, (HttpServletResponse) servletResponse);
	}

	private static boolean isPlain(HttpServletRequest request) {
		return request.getDispatcherType() == DispatcherType.REQUEST && "GET".equals(request.getMethod());
	}

	private @Nullable Representation content(String path, HttpServletRequest request) {
		Route route = this.routes.get(path);
		return (route != null) ? route.content(request) : null;
	}

}
