package com.tetrixcorp.web;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a client may send with one request.
 *
 * @param maxSize the body at most; no page and no API takes more
 * @param deadline the time in which all of it must arrive
 * @param atOnce how many bodies are waited for at once, at least 1; others are refused
 */
@ConfigurationProperties("tetrix.web.body")
record BodyLimits(@DefaultValue("64KB") DataSize maxSize, @DefaultValue("10s") Duration deadline,
		@DefaultValue("520") int atOnce) {

	BodyLimits {
		if (atOnce < 1) {
			throw new IllegalArgumentException("tetrix.web.body.at-once must be at least 1: " + atOnce);
		}
	}

}
