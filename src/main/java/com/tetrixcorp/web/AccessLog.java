package com.tetrixcorp.web;

import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Writes one line per request when all of it is done, error page included. It is part of
 * the container rather than of the filters, since only there the final status is known
 * and requests show up that no filter ever sees. Holds nothing personal: no address, no
 * path, no query, no user agent.
 */
final class AccessLog extends AfterAnswer {

	private static final Logger logger = LoggerFactory.getLogger("access");

	/** Asked every few seconds, by the platform, for ever. */
	private static final Set<String> PROBES = Set.of("/api/health/ready", "/api/health/live");

	@Override
	public void log(Request request, Response response, long nanos) {
		String id = RequestId.of(request);
		if (!response.isCommitted()) {
			// The container's own answer to "OPTIONS *" passes neither filters nor error
			// pages: this is the last moment for its headers.
			EveryResponse.writeHeaders(request, response);
		}
		String route = RouteFilter.routeOf(request);
		long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
		MDC.put(RequestId.KEY, id);
		try {
			logger.atLevel(levelOf(route))
				// The names of the Elastic Common Schema; the route's is OpenTelemetry's.
				.addKeyValue("http.request.id", id)
				.addKeyValue("http.request.method", methodOf(request))
				.addKeyValue("http.response.status_code", response.getStatus())
				.addKeyValue("http.route", route)
				.addKeyValue("event.duration", nanos)
				.log("{} {} {} in {} ms", methodOf(request), route, response.getStatus(), millis);
		}
		finally {
			MDC.remove(RequestId.KEY);
		}
	}

	static Level levelOf(String route) {
		return PROBES.contains(route) ? Level.DEBUG : Level.INFO;
	}

	/**
	 * The method, as long as it is a known one: a method is free text too.
	 * @param request the request
	 * @return its method, or {@code other}
	 */
	private static String methodOf(Request request) {
		String method = request.getMethod();
		return (method != null && Methods.KNOWN.contains(method)) ? method : "other";
	}

}
