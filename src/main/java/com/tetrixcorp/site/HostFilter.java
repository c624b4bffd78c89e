package com.tetrixcorp.site;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Sends a visitor to the address a page is known by, and keeps other addresses out of
 * search engines. A filter, since a redirect holds for each method and an interceptor
 * sees only those that a page takes.
 */
final class HostFilter implements Filter {

	private final Hosts hosts;

	private final PageCatalog catalog;

	HostFilter(Hosts hosts, PageCatalog catalog) {
		this.hosts = hosts;
		this.catalog = catalog;
	}

	@Override
	public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) servletRequest;
		HttpServletResponse response = (HttpServletResponse) servletResponse;
		Host host = this.hosts.of(request.getServerName());
		// Probes come by address: what we do not know is answered, never sent away.
		if (host == Host.UNKNOWN) {
			response.setHeader("X-Robots-Tag", "noindex");
		}
		// An error is dispatched a second time, under a path that nobody asked for.
		String location = (request.getDispatcherType() == DispatcherType.REQUEST)
				? redirect(host, request.getRequestURI()) : null;
		if (location == null) {
			chain.doFilter(request, response);
			return;
		}
		String query = request.getQueryString();
		response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
		response.setHeader(HttpHeaders.LOCATION, (query != null) ? location + "?" + query : location);
		response.setContentLength(0);
	}

	private @Nullable String redirect(Host host, String path) {
		if (host == Host.WWW) {
			return this.hosts.origin(Host.MAIN) + path;
		}
		if (host.isLanding() && !path.equals("/") && this.catalog.contains(path)) {
			return this.hosts.origin(Host.MAIN) + path;
		}
		if (path.length() > 1 && path.endsWith("/") && this.catalog.contains(path.substring(0, path.length() - 1))) {
			return path.substring(0, path.length() - 1);
		}
		return null;
	}

}
