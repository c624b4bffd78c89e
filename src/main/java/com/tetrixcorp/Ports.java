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
		try {
			return problem(environment.getProperty(PUBLIC, "").strip(),
					environment.getProperty(MANAGEMENT, "8081").strip());
		}
		catch (IllegalArgumentException ex) {
			// A placeholder that leads nowhere: the requirement of the port itself says
			// so.
			return Optional.empty();
		}
	}

	private static Optional<String> problem(String port, String management) {
		if (management.isEmpty()) {
			// Boot takes an empty one for none of its own.
			return Optional.of(MANAGEMENT + " is malformed: empty, which would make Actuator public");
		}
		String effective = port.isEmpty() ? "8080" : port;
		boolean wellFormed = Forms.port(effective).isEmpty() && Forms.port(management).isEmpty();
		if (wellFormed && Integer.parseInt(management) != 0
				&& Integer.parseInt(effective) == Integer.parseInt(management)) {
			return Optional
				.of(MANAGEMENT + " is malformed: the same as " + PUBLIC + ", which would make Actuator public");
		}
		return Optional.empty();
	}

}
