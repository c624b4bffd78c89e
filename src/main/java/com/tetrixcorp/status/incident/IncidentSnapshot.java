package com.tetrixcorp.status.incident;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Incidents and maintenance that are shown, as they were last read.
 *
 * @param asOf when they were read; {@code null} if they never could be
 * @param unavailableSince since when they cannot be read; {@code null} while they can
 * @param incidents those of the last 90 days and all that are open, newest first, with
 * their timelines
 * @param maintenance windows that were not over then, earliest first
 */
public record IncidentSnapshot(@Nullable Instant asOf, @Nullable Instant unavailableSince, List<Incident> incidents,
		List<Maintenance> maintenance) {

	/** No more incidents than this are remembered of those that are over. */
	public static final int MOST = 200;

	public IncidentSnapshot {
		incidents = List.copyOf(incidents);
		maintenance = List.copyOf(maintenance);
	}

	/**
	 * The windows that are not over by now: while nothing can be read, more are than when
	 * these were.
	 * @param moment now
	 * @return those that run or are to come, earliest first
	 */
	public List<Maintenance> maintenanceLeft(Instant moment) {
		return this.maintenance.stream().filter((it) -> moment.isBefore(it.to())).toList();
	}

	/**
	 * Whether a check is within a planned window.
	 * @param check its name
	 * @param moment when
	 * @return as far as it is known here
	 */
	public boolean inMaintenance(String check, Instant moment) {
		return this.maintenance.stream().anyMatch((it) -> it.isAbout(check, moment));
	}

}
