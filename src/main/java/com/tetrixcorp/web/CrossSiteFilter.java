package com.tetrixcorp.web;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsUtils;

/**
 * Refuses what another site makes a visitor's browser send, be it a form or a script's
 * post that needs no permission by CORS. No browser lets a page change the headers that
 * tell; a client that sends neither is no browser.
 */
final class CrossSiteFilter extends HttpFilter {

	private static final String SITE = "Sec-Fetch-Site";

	private static final Set<String> NOT_FOREIGN = Set.of("same-origin", "same-site", "none");

	private final List<String> ours;

	/**
	 * A filter that lets some other sites pass.
	 * @param ours origins of our own domains
	 */
	CrossSiteFilter(List<String> ours) {
		this.ours = List.copyOf(ours);
	}

	@Override
	void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (Methods.mayWrite(request.getMethod()) && isForeign(request)) {
			response.sendError(HttpStatus.FORBIDDEN.value());
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private boolean isForeign(HttpServletRequest request) {
		String site = request.getHeader(SITE);
		if (site != null && NOT_FOREIGN.contains(site)) {
			return false;
		}
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		if (origin == null) {
			return site != null;
		}
		// Between our domains a post is from another site, and from us.
		return !this.ours.contains(origin) && (site != null || isFromElsewhere(request, origin));
	}

	private static boolean isFromElsewhere(HttpServletRequest request, @Nullable String origin) {
		try {
			return "null".equals(origin) || CorsUtils.isCorsRequest(request);
		}
		catch (IllegalArgumentException ex) {
			// Not an origin at all.
			return true;
		}
	}

}
