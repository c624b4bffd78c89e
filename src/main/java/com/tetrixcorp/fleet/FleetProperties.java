package com.tetrixcorp.fleet;

import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How instances keep in touch.
 *
 * @param heartbeat from one sign of life to the next
 * @param lease after which a duty that is not renewed may be taken
 * @param alive after which an instance without a sign of life is gone
 * @param term after which the lease of a probe is passed on
 */
@Validated
@ConfigurationProperties("tetrix.fleet")
record FleetProperties(@DefaultValue("10s") Duration heartbeat, @DefaultValue("18s") Duration lease,
		@DefaultValue("25s") Duration alive, @DefaultValue("5m") Duration term) {

	/** A late heartbeat must cost no lease, and a lost lease no life. */
	@AssertTrue(message = "lease must be at least 1.5 heartbeats, and alive at least 2")
	boolean isInOrder() {
		return !this.heartbeat.isNegative() && !this.heartbeat.isZero()
				&& this.lease.toMillis() >= this.heartbeat.toMillis() * 1.5
				&& this.alive.toMillis() >= this.heartbeat.toMillis() * 2;
	}

}
