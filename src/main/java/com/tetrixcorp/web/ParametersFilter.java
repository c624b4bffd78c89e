package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Globals;
import org.springframework.http.HttpStatus;

/**
 * Refuses API requests with parameters that cannot be read. The container would drop them
 * in silence, and the answer would be one to another question. Pages are not as strict: a
 * link whose tracking parameter somebody broke still finds its page.
 */
final class ParametersFilter extends HttpFilter {

	@Override
	void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (RequestPath.isApi(RequestPath.of(request)) && !readable(request)) {
			response.sendError(HttpStatus.BAD_REQUEST.value());
			return;
		}
		chain.doFilter(request, response);
	}

	private static boolean readable(HttpServletRequest request) {
		// Parameters are parsed when first asked for.
		request.getParameterMap();
		return request.getAttribute(Globals.PARAMETER_PARSE_FAILED_ATTR) == null;
	}

}
