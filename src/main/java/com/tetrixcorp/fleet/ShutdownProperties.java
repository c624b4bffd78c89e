package com.tetrixcorp.fleet;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an instance leaves.
 *
 * @param drain how long the listener stays open after the first sign of shutdown, so that
 * the edge stops sending before anything is refused
 * @param deadline after which, counted from the signal, the process is forced out
 */
@ConfigurationProperties("tetrix.shutdown")
record ShutdownProperties(@DefaultValue("5s") Duration drain, @DefaultValue("30s") Duration deadline) {

}
