package com.tetrixcorp.apidoc;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What the service answers, but for pages and what belongs to them.
 */
final class Routes {

	/** For people and their browsers. */
	static final Set<String> PAGES = Set.of("/", "/about", "/solutions", "/services", "/contact", "/contact/sent",
			"/verify", "/verify/{id}", "/verify/{id}/resend", "/privacy", "/status", "/status/incidents/{id}",
			"/api/docs", "/assets/{name}", "/robots.txt", "/sitemap.xml", "/favicon.svg", "/favicon.ico",
			"/site.webmanifest", "/.well-known/security.txt");

	private Routes() {
	}

	static List<Route> all(RequestMappingHandlerMapping mapping) {
		return mapping.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().getBeanType().getPackageName().startsWith("com.tetrixcorp"))
			.flatMap((entry) -> entry.getKey()
				.getPatternValues()
				.stream()
				.flatMap((path) -> entry.getKey()
					.getMethodsCondition()
					.getMethods()
					.stream()
					.map((method) -> new Route(method.name(), path, entry.getValue(),
							!entry.getKey().getProducesCondition().isEmpty()))))
			.sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
			.toList();
	}

	static List<Route> described(RequestMappingHandlerMapping mapping) {
		return all(mapping).stream().filter((route) -> !PAGES.contains(route.path())).toList();
	}

	static Set<String> names(Collection<Route> routes) {
		return routes.stream().map(Route::name).collect(Collectors.toSet());
	}

	/**
	 * One address with one method.
	 *
	 * @param method the method
	 * @param path the address, with names for what varies
	 * @param handler what answers
	 * @param negotiated whether it can fail to have the form that is asked for
	 */
	record Route(String method, String path, HandlerMethod handler, boolean negotiated) {

		String name() {
			return this.method + " " + this.path;
		}

		boolean isApi() {
			return this.path.startsWith("/api/");
		}

		boolean isStaff() {
			return this.path.startsWith("/api/staff/");
		}

		/** Its problems have members that clients of old look for. */
		boolean isVerification() {
			return this.path.startsWith("/api/v2/");
		}

		boolean isLimited() {
			return !this.path.startsWith("/api/health");
		}

		boolean takesBody() {
			return Arrays.stream(this.handler.getMethodParameters())
				.anyMatch((parameter) -> parameter.hasParameterAnnotation(RequestBody.class));
		}

	}

}
