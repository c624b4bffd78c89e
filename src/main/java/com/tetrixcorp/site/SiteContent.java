package com.tetrixcorp.site;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/**
 * All pages and files of the site, rendered once at start-up and kept as bytes.
 */
@Component
class SiteContent {

	private final Map<String, Route> routes;

	SiteContent(Hosts hosts, PageCatalog catalog, PageRenderer renderer, SiteFiles files) {
		Map<String, Map<Host, Representation>> byPath = new TreeMap<>(files.byPath());
		for (Page page : catalog.pages()) {
			if (!page.path().equals(PageCatalog.STATUS)) {
				byPath.computeIfAbsent(page.path(), (path) -> new EnumMap<>(Host.class))
					.put(page.host(), Representation.of(MediaTypes.HTML, renderer.render(page)));
			}
		}
		this.routes = byPath.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> new Route(hosts, entry.getValue())));
	}

	Map<String, Route> routes() {
		return this.routes;
	}

}
