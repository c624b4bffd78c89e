package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/**
 * Keeps a filter out of error pages: an answer that says no must not be refused itself.
 *
 * @param filter the filter for requests
 */
record RequestsOnly(Filter filter) implements Filter {

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request.getDispatcherType() == DispatcherType.ERROR) {
			chain.doFilter(request, response);
		}
		else {
			this.filter.doFilter(request, response, chain);
		}
	}

}
