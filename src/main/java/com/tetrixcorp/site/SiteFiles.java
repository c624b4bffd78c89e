package com.tetrixcorp.site;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.GitProperties;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The files that browsers, crawlers and researchers look for at fixed paths.
 */
@Component
class SiteFiles {

	private static final Logger logger = LoggerFactory.getLogger(SiteFiles.class);

	private final Hosts hosts;

	private final PageCatalog catalog;

	private final Assets assets;

	private final SiteProperties properties;

	private final Instant madeAt;

	SiteFiles(Hosts hosts, PageCatalog catalog, Assets assets, SiteProperties properties,
			ObjectProvider<GitProperties> git) {
		this.hosts = hosts;
		this.catalog = catalog;
		this.assets = assets;
		this.properties = properties;
		this.madeAt = madeAt(git.getIfAvailable(),
				Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
	}

	Map<String, Map<Host, Representation>> byPath() {
		Map<String, Map<Host, Representation>> files = new HashMap<>();
		if (SecurityTxt.isExpired(this.madeAt, Instant.now())) {
			logger.warn("security.txt is expired: the code is from {}. Confirm its contact with a new commit.",
					this.madeAt);
		}
		files.put("/robots.txt", onEachHost(MediaTypes.TEXT, this::robots));
		files.put("/sitemap.xml", onEachHost(MediaTypes.XML, this::sitemap));
		files.put("/site.webmanifest", onEachHost(MediaTypes.MANIFEST, this::manifest));
		files.put("/.well-known/security.txt", onEachHost(MediaTypes.TEXT, (host) -> securityTxt()));
		files.put("/favicon.svg", onEachHost((host) -> this.assets.content("favicon.svg")));
		files.put("/favicon.ico", onEachHost((host) -> this.assets.content("favicon.ico")));
		return files;
	}

	private String robots(Host host) {
		return """
				User-agent: *
				Disallow:

				Sitemap: %s/sitemap.xml
				""".formatted(this.hosts.origin(host));
	}

	private String sitemap(Host host) {
		return this.catalog.pages()
			.stream()
			.filter((page) -> page.host() == host)
			.map((page) -> "  <url><loc>%s%s</loc></url>\n".formatted(this.hosts.origin(host), page.path()))
			.collect(Collectors.joining("", """
					<?xml version="1.0" encoding="UTF-8"?>
					<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
					""", "</urlset>\n"));
	}

	private String manifest(Host host) {
		return """
				{
				  "name": "%s",
				  "lang": "en",
				  "start_url": "/",
				  "display": "browser",
				  "background_color": "#FBFAF8",
				  "theme_color": "#FBFAF8",
				  "icons": [
				    {"src": "/favicon.svg", "type": "image/svg+xml", "sizes": "any"},
				    {"src": "%s", "type": "image/png", "sizes": "192x192"},
				    {"src": "%s", "type": "image/png", "sizes": "512x512"}
				  ]
				}
				""".formatted(Brand.of(host).displayName(), this.assets.path("icon-192.png"),
				this.assets.path("icon-512.png"));
	}

	private String securityTxt() {
		return SecurityTxt.of(this.properties.primaryDomain(), this.madeAt, Instant.now());
	}

	// The commit's time, which is the same for each build and start of the same code.
	static Instant madeAt(@Nullable GitProperties git, Instant start) {
		Instant commit = (git != null) ? git.getCommitTime() : null;
		return (commit != null) ? commit : start;
	}

	private static Map<Host, Representation> onEachHost(MediaType type, Function<Host, String> text) {
		return onEachHost((host) -> Representation.of(type, text.apply(host).getBytes(StandardCharsets.UTF_8)));
	}

	private static Map<Host, Representation> onEachHost(Function<Host, Representation> content) {
		return Stream.of(Host.MAIN, Host.JOROMI, Host.CODE_ACADEMY)
			.collect(Collectors.toMap(Function.identity(), content));
	}

}
