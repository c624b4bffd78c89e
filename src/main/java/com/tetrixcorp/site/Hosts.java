package com.tetrixcorp.site;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells from a host's name which pages it shows.
 */
@Component
class Hosts {

	private final Map<String, Host> byName;

	private final String primaryDomain;

	Hosts(SiteProperties properties) {
		this.primaryDomain = properties.primaryDomain();
		this.byName = Stream.of(Host.MAIN, Host.JOROMI, Host.CODE_ACADEMY, Host.WWW)
			.collect(Collectors.toMap((host) -> host.domain(this.primaryDomain), (host) -> host));
		properties.aliasDomains().forEach((alias) -> this.byName.putIfAbsent(alias, Host.MAIN));
	}

	Host of(@Nullable String name) {
		return (name != null) ? this.byName.getOrDefault(bare(name), Host.UNKNOWN) : Host.UNKNOWN;
	}

	/**
	 * The origin of a host, for absolute links.
	 * @param host which pages
	 * @return scheme and domain, without a slash at the end
	 */
	String origin(Host host) {
		return "https://" + host.site().domain(this.primaryDomain);
	}

	private static String bare(String name) {
		String bare = name.toLowerCase(Locale.ROOT);
		int port = bare.lastIndexOf(':');
		if (port > bare.lastIndexOf(']')) {
			bare = bare.substring(0, port);
		}
		return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
	}

}
