package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

/**
 * Gives each request its id: on the response, and on every line logged meanwhile.
 */
final class RequestIdFilter extends HttpFilter {

	@Override
	void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String id = RequestId.of(request);
		response.setHeader(RequestId.HEADER, id);
		MDC.put(RequestId.KEY, id);
		try {
			chain.doFilter(request, response);
		}
		finally {
			MDC.remove(RequestId.KEY);
		}
	}

}
