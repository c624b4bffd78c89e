package com.tetrixcorp.site;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * All pages and files of the site, rendered once at start-up and kept as bytes.
 */
@Component
class SiteContent {

	private final Map<String, Route> routes;

	SiteContent(Hosts hosts, PageCatalog catalog, PageRenderer renderer, SiteFiles files,
			ObjectProvider<PageModel> models) {
		Map<String, Map<Host, Representation>> byPath = new TreeMap<>(files.byPath());
		for (Page page : catalog.pages()) {
			if (!page.path().equals(PageCatalog.STATUS)) {
				byPath.computeIfAbsent(page.path(), (path) -> new EnumMap<>(Host.class))
					.put(page.host(), Representation.of(MediaTypes.HTML, renderer.render(page, model(page, models))));
			}
		}
		this.routes = byPath.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> new Route(hosts, entry.getValue())));
	}

	private static Map<String, Object> model(Page page, ObjectProvider<PageModel> models) {
		Map<String, Object> values = new HashMap<>();
		models.orderedStream()
			.filter((model) -> page.host() == Host.MAIN && model.paths().contains(page.path()))
			.forEach((model) -> values.putAll(model.values()));
		return values;
	}

	Map<String, Route> routes() {
		return this.routes;
	}

}
