package com.tetrixcorp.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The instances that run together, as of a moment.
 *
 * @param known whether the database told recently; if not, instances are the last known
 * ones, and everybody probes for himself
 * @param ageMillis age of this knowledge; {@code null} if the database never told
 * @param instances those alive, this one included, in the order of their start
 * @param probing the checks that one instance probes for all, by name
 */
public record FleetReport(boolean known, @Nullable Long ageMillis, List<Member> instances,
		Map<String, Probing> probing) {

	/** Before anything is known of others. */
	public static final FleetReport NONE = new FleetReport(false, null, List.of(), Map.of());

	public FleetReport {
		instances = List.copyOf(instances);
		probing = Map.copyOf(probing);
	}

	/**
	 * One instance.
	 *
	 * @param id its host name
	 * @param self whether it is the one that tells
	 * @param version the version of its code
	 * @param commit the commit it was built from, if known
	 * @param region where it runs
	 * @param startedAt when it started
	 * @param verdict how it sees the whole: a verdict's wire name
	 * @param memory its memory, if measured
	 * @param lastSeenMillis how long ago it gave a sign of life
	 */
	public record Member(String id, boolean self, String version, @Nullable String commit, String region,
			Instant startedAt, String verdict, @Nullable MemoryReport memory, long lastSeenMillis) {

	}

	/**
	 * Who probes a check for all.
	 *
	 * @param by host name of the instance whose turn it is, {@code null} if everybody
	 * probes for himself
	 * @param callsLastHour probes of all living instances within the last hour
	 */
	public record Probing(@Nullable String by, long callsLastHour) {

	}

}
