package com.tetrixcorp.web;

import java.nio.charset.StandardCharsets;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The path that a request asks for, as the application understands it: decoded and
 * normalised, so that {@code /%61pi/} is treated as {@code /api/} by every filter.
 */
final class RequestPath {

	private RequestPath() {
	}

	/**
	 * The path of the request, or of the failed one whose error page is being made.
	 * @param request the request
	 * @return the path, starting with a slash unless the request was malformed
	 */
	static String of(HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		if (failed != null) {
			return decode(failed.toString());
		}
		String path = request.getServletPath();
		if (path == null) {
			// So malformed that the container could not tell which servlet it is for.
			return decode(request.getRequestURI());
		}
		String info = request.getPathInfo();
		return (info != null) ? path + info : path;
	}

	/**
	 * Whether the path belongs to an interface for programs.
	 * @param path the path
	 * @return whether errors are answered as problems rather than pages
	 */
	static boolean isApi(String path) {
		return isBelow(path, "/api") || isBelow(path, "/actuator");
	}

	static boolean isBelow(String path, String root) {
		return path.equals(root) || path.startsWith(root + "/");
	}

	private static String decode(@Nullable String path) {
		if (path == null) {
			return "";
		}
		try {
			return StringUtils.uriDecode(path, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// Malformed, and perhaps refused for that.
			return path;
		}
	}

}
