package com.tetrixcorp.site;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The files that browsers, crawlers and researchers look for at fixed paths.
 */
@Component
class SiteFiles {

	/** RFC 9116 recommends less than a year. */
	private static final Duration SECURITY_TXT_LIFE = Duration.ofDays(364);

	private final Hosts hosts;

	private final PageCatalog catalog;

	private final Assets assets;

	private final SiteProperties properties;

	private final Instant builtAt;

	SiteFiles(Hosts hosts, PageCatalog catalog, Assets assets, SiteProperties properties,
			ObjectProvider<BuildProperties> build) {
		this.hosts = hosts;
		this.catalog = catalog;
		this.assets = assets;
		this.properties = properties;
		BuildProperties known = build.getIfAvailable();
		this.builtAt = (known != null && known.getTime() != null) ? known.getTime() : Instant.now();
	}

	Map<String, Map<Host, Representation>> byPath() {
		Map<String, Map<Host, Representation>> files = new HashMap<>();
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
		String primary = this.properties.primaryDomain();
		return """
				Contact: mailto:security@%s
				Expires: %s
				Preferred-Languages: en, de
				Canonical: https://%s/.well-known/security.txt
				""".formatted(primary, this.builtAt.plus(SECURITY_TXT_LIFE).truncatedTo(ChronoUnit.SECONDS), primary);
	}

	private static Map<Host, Representation> onEachHost(MediaType type, Function<Host, String> text) {
		return onEachHost((host) -> Representation.of(type, text.apply(host).getBytes(StandardCharsets.UTF_8)));
	}

	private static Map<Host, Representation> onEachHost(Function<Host, Representation> content) {
		return Stream.of(Host.MAIN, Host.JOROMI, Host.CODE_ACADEMY)
			.collect(Collectors.toMap(Function.identity(), content));
	}

}
