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
 */
@ConfigurationProperties("tetrix.status.incident")
record IncidentProperties(@DefaultValue("2m") Duration join, @DefaultValue("15m") Duration reopen) {

}
