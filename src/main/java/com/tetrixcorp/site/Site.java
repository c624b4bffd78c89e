package com.tetrixcorp.site;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/**
 * What every page shares: addresses, navigation, assets, version.
 */
@Component
class Site {

	/** What the platform calls its places. */
	private static final Map<String, String> REGIONS = Map.ofEntries(Map.entry("ams", "Amsterdam"),
			Map.entry("atl", "Atlanta"), Map.entry("blr", "Bangalore"), Map.entry("fra", "Frankfurt"),
			Map.entry("lon", "London"), Map.entry("nyc", "New York"), Map.entry("sfo", "San Francisco"),
			Map.entry("sgp", "Singapore"), Map.entry("syd", "Sydney"), Map.entry("tor", "Toronto"));

	private final Hosts hosts;

	private final PageCatalog catalog;

	private final Assets assets;

	private final SiteProperties properties;

	private final String version;

	Site(Hosts hosts, PageCatalog catalog, Assets assets, SiteProperties properties,
			ObjectProvider<BuildProperties> build) {
		this.hosts = hosts;
		this.catalog = catalog;
		this.assets = assets;
		this.properties = properties;
		BuildProperties known = build.getIfAvailable();
		this.version = (known != null) ? Objects.requireNonNullElse(known.getVersion(), "unknown") : "unknown";
	}

	List<NavItem> nav(Page current) {
		return this.catalog.pages()
			.stream()
			.filter((page) -> page.navLabel() != null)
			.map((page) -> new NavItem(Objects.requireNonNull(page.navLabel()), href(current.host(), page.path()),
					page.host() == current.host() && page.path().equals(current.path())))
			.toList();
	}

	String href(Host from, String path) {
		return from.isLanding() ? origin(Host.MAIN) + path : path;
	}

	String origin(Host host) {
		return this.hosts.origin(host);
	}

	String asset(String name) {
		return this.assets.path(name);
	}

	String primaryDomain() {
		return this.properties.primaryDomain();
	}

	String region() {
		return REGIONS.getOrDefault(this.properties.region(), this.properties.region());
	}

	String version() {
		return this.version;
	}

}
