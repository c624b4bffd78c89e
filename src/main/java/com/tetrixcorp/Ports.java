package com.tetrixcorp;

import java.util.Optional;

import org.springframework.core.env.PropertyResolver;

import com.tetrixcorp.setting.Forms;

/**
 * Keeps Actuator off the port that the world reaches.
 */
final class Ports {

	private static final String PUBLIC = "PORT";

	private static final String MANAGEMENT = "MANAGEMENT_PORT";

	private Ports() {
	}

	static Optional<String> problem(PropertyResolver environment) {
		String port = environment.getProperty(PUBLIC, "").strip();
		String management = environment.getProperty(MANAGEMENT, "8081").strip();
		if (management.isEmpty()) {
			// Boot takes an empty one for none of its own.
			return Optional.of(MANAGEMENT + " is malformed: empty, which would make Actuator public");
		}
		String effective = port.isEmpty() ? "8080" : port;
		if (Forms.port(effective).isPresent() || Forms.port(management).isPresent()) {
			return Optional.empty();
		}
		return (Integer.parseInt(effective) != Integer.parseInt(management)) ? Optional.empty() : Optional
			.of(MANAGEMENT + " is malformed: the same as " + PUBLIC + ", which would make Actuator public");
	}

}
