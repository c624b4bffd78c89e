package com.tetrixcorp.site;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * One path, and what each host answers there.
 */
final class Route {

	private final Hosts hosts;

	private final Map<Host, Representation> contents;

	Route(Hosts hosts, Map<Host, Representation> contents) {
		this.hosts = hosts;
		this.contents = Map.copyOf(contents);
	}

	void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, NoResourceFoundException {
		Representation content = content(request);
		if (content == null) {
			throw new NoResourceFoundException(HttpMethod.GET, request.getRequestURI());
		}
		content.write(request, response);
	}

	/**
	 * What the host that was asked answers here.
	 * @param request names the host
	 * @return the content, {@code null} if that host has none
	 */
	@Nullable Representation content(HttpServletRequest request) {
		return this.contents.get(this.hosts.of(request.getServerName()).site());
	}

}
