package com.tetrixcorp.health;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What this instance says of itself.
 *
 * @param id its host name
 * @param region where it runs
 * @param version the version of the code
 * @param commit the commit it was built from, if known
 * @param environment {@code production} or the name of another environment
 * @param startedNanos when the process started, in monotonic nanoseconds
 */
record InstanceFacts(String id, String region, String version, @Nullable String commit, String environment,
		long startedNanos) {

	/**
	 * The host name: in a container the name of the instance.
	 * @param fromEnvironment the value of {@code HOSTNAME}, if set
	 * @return the name, {@code unknown} where the machine has none
	 */
	static String hostName(@Nullable String fromEnvironment) {
		if (fromEnvironment != null && !fromEnvironment.isBlank()) {
			return fromEnvironment;
		}
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "unknown";
		}
	}

	Supplier<InstanceReport> reports(Clocks clocks, InstanceLife life, MemorySampler memory) {
		return () -> {
			Clocks.Moment now = clocks.now();
			Instant started = now.wallAt(this.startedNanos);
			long uptime = Duration.ofNanos(now.nanos() - this.startedNanos).toSeconds();
			return new InstanceReport(this.id, this.region, life.replicas(), this.version, this.commit,
					this.environment, started, uptime, memory.last());
		};
	}

}
