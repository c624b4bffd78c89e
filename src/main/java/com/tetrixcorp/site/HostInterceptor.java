package com.tetrixcorp.site;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Sends a visitor to the address a page is known by, and keeps other addresses out of
 * search engines.
 */
@Component
class HostInterceptor implements HandlerInterceptor {

	private final Hosts hosts;

	private final PageCatalog catalog;

	HostInterceptor(Hosts hosts, PageCatalog catalog) {
		this.hosts = hosts;
		this.catalog = catalog;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		Host host = this.hosts.of(request.getServerName());
		// Probes come by address: what we do not know is answered, never sent away.
		if (host == Host.UNKNOWN) {
			response.setHeader("X-Robots-Tag", "noindex");
		}
		// An error is dispatched a second time, under a path that nobody asked for.
		String location = (request.getDispatcherType() == DispatcherType.REQUEST)
				? redirect(host, request.getRequestURI()) : null;
		if (location == null) {
			return true;
		}
		String query = request.getQueryString();
		response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
		response.setHeader(HttpHeaders.LOCATION, (query != null) ? location + "?" + query : location);
		response.setContentLength(0);
		return false;
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
