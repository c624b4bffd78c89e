package com.tetrixcorp.status.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Incidents as they were last read; read again in the background, often while somebody
 * looks.
 */
final class RememberedIncidents implements Incidents {

	// Until something was read there is nothing to show, and a new version's migrations
	// mostly take a second or two.
	private static final Duration AGAIN_UNTIL_READ = Duration.ofSeconds(1);

	private final IncidentReading reading;

	private final IncidentReading forRequests;

	private final IncidentProperties.Refresh refresh;

	private final LongSupplier nanos;

	private final InstantSource wall;

	private volatile IncidentSnapshot snapshot = new IncidentSnapshot(null, null, List.of(), List.of());

	private volatile long asked;

	private volatile @Nullable Long read;

	private volatile boolean outdated = true;

	private final boolean kept;

	/**
	 * Creates one that has read nothing yet.
	 * @param reading reads in the background
	 * @param forRequests reads what a request waits for, on other connections: visitors
	 * delay no work in the background
	 * @param refresh how often incidents are read
	 * @param nanos the monotonic clock
	 * @param wall the time of day
	 * @param kept whether there is a database
	 */
	RememberedIncidents(IncidentReading reading, IncidentReading forRequests, IncidentProperties.Refresh refresh,
			LongSupplier nanos, InstantSource wall, boolean kept) {
		this.kept = kept;
		this.reading = reading;
		this.forRequests = forRequests;
		this.refresh = refresh;
		this.nanos = nanos;
		this.wall = wall;
		this.asked = nanos.getAsLong() - refresh.watchedFor().toNanos();
	}

	@Override
	public boolean kept() {
		return this.kept;
	}

	@Override
	public IncidentSnapshot current() {
		this.asked = this.nanos.getAsLong();
		return this.snapshot;
	}

	@Override
	public Optional<Incident> find(long id) {
		Optional<Incident> shown = current().incidents().stream().filter((it) -> it.id() == id).findFirst();
		return (shown.isPresent() || !this.kept) ? shown : this.forRequests.one(id);
	}

	boolean showsOpenDrill() {
		return this.snapshot.incidents().stream().anyMatch((it) -> it.drill() && it.open());
	}

	// What is remembered is not true any more.
	void outdate() {
		this.outdated = true;
	}

	boolean isDue() {
		long now = this.nanos.getAsLong();
		Long last = this.read;
		return this.outdated || last == null || now - last >= pause(now).toNanos();
	}

	private Duration pause(long now) {
		boolean unavailable = this.snapshot.unavailableSince() != null;
		if (unavailable && this.snapshot.asOf() == null) {
			return AGAIN_UNTIL_READ;
		}
		boolean watched = now - this.asked < this.refresh.watchedFor().toNanos();
		// Tried as often as if somebody looked while it cannot be read.
		return (watched || unavailable) ? this.refresh.watched() : this.refresh.idle();
	}

	/**
	 * Reads again, and keeps what was read last if that fails.
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	void refresh() {
		this.outdated = false;
		this.read = this.nanos.getAsLong();
		try {
			this.snapshot = this.reading.all();
		}
		catch (RuntimeException | Error ex) {
			unavailable();
			throw ex;
		}
	}

	void unavailable() {
		IncidentSnapshot last = this.snapshot;
		Instant since = (last.unavailableSince() != null) ? last.unavailableSince() : this.wall.instant();
		this.snapshot = new IncidentSnapshot(last.asOf(), since, last.incidents(), last.maintenance());
	}

}
