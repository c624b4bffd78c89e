package com.tetrixcorp.status.incident;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What makes failures one incident.
 *
 * @param join a check that fails at most this long after the last change of an open
 * incident belongs to it: one cause, one incident
 * @param reopen a check that fails again at most this long after its incident closed
 * brings that incident back
 * @param reconcile how often incidents are compared with what was measured
 * @param refresh how often they are read to be shown
 */
@ConfigurationProperties("tetrix.status.incident")
record IncidentProperties(@DefaultValue("2m") Duration join, @DefaultValue("15m") Duration reopen,
		@DefaultValue("1m") Duration reconcile, @DefaultValue Refresh refresh) {

	/**
	 * How often incidents are read.
	 *
	 * @param watched while somebody looks
	 * @param idle while nobody does
	 * @param watchedFor how long a look counts
	 */
	record Refresh(@DefaultValue("30s") Duration watched, @DefaultValue("2m") Duration idle,
			@DefaultValue("5m") Duration watchedFor) {

	}

}
