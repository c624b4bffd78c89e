package com.tetrixcorp.site;

import java.util.List;
import java.util.Locale;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the pages live.
 *
 * @param primaryDomain the domain that every canonical link and redirect names
 * @param aliasDomains further domains that show the same pages
 * @param region where this instance runs, as the platform calls it
 */
@ConfigurationProperties("tetrix")
record SiteProperties(@DefaultValue("tetrixcorp.com") String primaryDomain, @DefaultValue List<String> aliasDomains,
		@DefaultValue("fra") String region) {

	SiteProperties {
		primaryDomain = primaryDomain.strip().toLowerCase(Locale.ROOT);
		aliasDomains = aliasDomains.stream().map((domain) -> domain.strip().toLowerCase(Locale.ROOT)).toList();
	}

}
