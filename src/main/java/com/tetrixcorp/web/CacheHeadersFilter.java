package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.OnCommittedResponseWrapper;

/**
 * Applies the {@link CachePolicy} at the last moment, when the status is known. A handler
 * may have chosen for itself; never for an error.
 */
final class CacheHeadersFilter extends HttpFilter {

	@Override
	void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request.getDispatcherType() == DispatcherType.ERROR) {
			// Whatever was chosen before it failed.
			response.setHeader(HttpHeaders.CACHE_CONTROL, CachePolicy.NO_STORE);
			chain.doFilter(request, response);
			return;
		}
		CacheHeadersResponse atCommit = new CacheHeadersResponse(request.getMethod(), RequestPath.of(request),
				response);
		try {
			chain.doFilter(request, atCommit);
		}
		finally {
			atCommit.writeHeaders();
		}
	}

	/**
	 * Writes the header when the response is about to be committed, or at the end.
	 */
	private static final class CacheHeadersResponse extends OnCommittedResponseWrapper {

		private final String method;

		private final String path;

		private final HttpServletResponse response;

		CacheHeadersResponse(String method, String path, HttpServletResponse response) {
			super(response);
			this.method = method;
			this.path = path;
			this.response = response;
		}

		@Override
		protected void onResponseCommitted() {
			writeHeaders();
			disableOnResponseCommitted();
		}

		private void writeHeaders() {
			if (isDisableOnResponseCommitted()) {
				return;
			}
			int status = this.response.getStatus();
			if (CachePolicy.isNeverKept(this.method, status)
					|| !this.response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
				this.response.setHeader(HttpHeaders.CACHE_CONTROL, CachePolicy.decide(this.method, this.path, status));
			}
		}

	}

}
