package com.tetrixcorp.health;

import java.util.Map;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the platform asks: whether to route here, and whether to restart. Facts of this
 * process in memory only. Neither depends on PostgreSQL or a provider: a shared
 * dependency that fails would otherwise take every replica out of routing at once, and a
 * restart cures no outage of somebody else.
 */
@RestController
class PlatformHealth {

	private final InstanceLife life;

	private final Pulse pulse;

	PlatformHealth(InstanceLife life, Pulse pulse) {
		this.life = life;
		this.pulse = pulse;
	}

	@GetMapping("/api/health/ready")
	ResponseEntity<Map<String, String>> ready() {
		return answer(this.life.ready(), this.life.draining() ? "draining" : "starting", "ready");
	}

	@GetMapping("/api/health/live")
	ResponseEntity<Map<String, String>> live() {
		return answer(!this.pulse.isStuck(), "stuck", "live");
	}

	private static ResponseEntity<Map<String, String>> answer(boolean well, String otherwise, String status) {
		// The type is said, not negotiated: whatever a probe accepts, it gets its answer.
		return ResponseEntity.status(well ? 200 : 503)
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("status", well ? status : otherwise));
	}

	HealthIndicator readyIndicator() {
		return () -> this.life.ready() ? Health.up().build() : Health.outOfService().build();
	}

	HealthIndicator liveIndicator() {
		return () -> this.pulse.isStuck() ? Health.down().build() : Health.up().build();
	}

}
