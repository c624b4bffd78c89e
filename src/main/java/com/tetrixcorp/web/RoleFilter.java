package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Refuses what instances of another role are there for, so that an ingress which sends a
 * part of the service to the wrong ones shows in their answers, and not only under load.
 * The status is 421 (RFC 9110, 15.5.20).
 */
final class RoleFilter extends HttpFilter {

	private final Role role;

	RoleFilter(Role role) {
		this.role = role;
	}

	@Override
	void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (this.role.serves(RequestPath.of(request))) {
			chain.doFilter(request, response);
		}
		else {
			response.sendError(ErrorTexts.MISDIRECTED);
		}
	}

}
