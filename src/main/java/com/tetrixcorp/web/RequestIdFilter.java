package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

/**
 * Gives each request its id: on the response, and on every line logged meanwhile.
 */
final class RequestIdFilter extends EveryResponseFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
			jakarta.servlet.FilterChain chain) throws ServletException, IOException {
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
