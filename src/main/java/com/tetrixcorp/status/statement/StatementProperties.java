package com.tetrixcorp.status.statement;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the providers' status pages are followed.
 *
 * @param fetch how often a page is read, by one instance for all
 * @param expiry age beyond which nothing is known
 * @param watched how often each instance looks up what was read, while somebody looks
 * @param idle the same while nobody does
 * @param watchedFor how long somebody is taken to look after having asked
 */
@ConfigurationProperties("tetrix.status.statement")
record StatementProperties(@DefaultValue("5m") Duration fetch, @DefaultValue("1h") Duration expiry,
		@DefaultValue("30s") Duration watched, @DefaultValue("5m") Duration idle,
		@DefaultValue("5m") Duration watchedFor) {

}
