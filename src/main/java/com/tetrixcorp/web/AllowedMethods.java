package com.tetrixcorp.web;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Which methods an address takes, as the {@code Allow} of a refusal says it: the same
 * list that its OPTIONS answers.
 */
final class AllowedMethods {

	private final ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

	AllowedMethods(ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
		this.mappings = mappings;
	}

	/**
	 * The methods of an address whose request never reached its route: the container,
	 * which refused it, knows no routes and would list what it knows itself.
	 * @param path the path, decoded
	 * @return their names, separated by commas; empty if nothing is at the address
	 */
	String of(String path) {
		PathContainer asked = PathContainer.parsePath(path.replace("%", "%25"));
		Set<String> methods = new TreeSet<>();
		this.mappings.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
			.filter((route) -> matches(route, asked))
			.forEach((
					route) -> route.getMethodsCondition().getMethods().forEach((method) -> methods.add(method.name())));
		return complete(methods);
	}

	/**
	 * Adds what MVC answers by itself and does not list.
	 * @param declared the methods that a route declares
	 * @return their names, separated by commas
	 */
	static String complete(Collection<String> declared) {
		Set<String> methods = new TreeSet<>(declared);
		if (methods.contains("GET")) {
			methods.add("HEAD");
		}
		if (!methods.isEmpty()) {
			methods.add("OPTIONS");
		}
		return String.join(", ", methods);
	}

	private static boolean matches(RequestMappingInfo route, PathContainer path) {
		PathPatternsRequestCondition patterns = route.getPathPatternsCondition();
		return patterns != null && patterns.getPatterns().stream().anyMatch((pattern) -> pattern.matches(path));
	}

}
