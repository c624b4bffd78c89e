package com.tetrixcorp.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.tetrixcorp.status.incident.Impact;
import com.tetrixcorp.status.incident.Incident;
import com.tetrixcorp.status.incident.IncidentSnapshot;
import com.tetrixcorp.status.incident.Maintenance;
import com.tetrixcorp.status.incident.TimelineEntry;
import com.tetrixcorp.status.incident.TimelineEntry.Kind;

/**
 * Incidents as the service notes them.
 */
public final class SampleIncidents {

	private static final Instant AS_OF = SampleHistory.AS_OF;

	private SampleIncidents() {
	}

	public static IncidentSnapshot some() {
		return new IncidentSnapshot(AS_OF, null,
				List.of(over(18, AS_OF.minusSeconds(6000), Duration.ofMinutes(10), "telnyx"), critical(17)),
				List.of(window()));
	}

	public static IncidentSnapshot none() {
		return new IncidentSnapshot(AS_OF, null, List.of(), List.of());
	}

	public static IncidentSnapshot neverRead() {
		return new IncidentSnapshot(null, AS_OF.minusSeconds(110), List.of(), List.of());
	}

	/**
	 * Something that still goes on.
	 * @return a snapshot with an open incident beside the others
	 */
	public static IncidentSnapshot open() {
		List<Incident> incidents = new ArrayList<>(some().incidents());
		incidents.add(0,
				new Incident(19, Impact.DEGRADED, AS_OF.minusSeconds(110), null, List.of("telnyx"),
						List.of("messaging"), 0, false,
						List.of(new TimelineEntry(AS_OF.minusSeconds(110), Kind.TRANSITION, "telnyx fails: timeout"))));
		return new IncidentSnapshot(AS_OF, null, incidents, some().maintenance());
	}

	public static Maintenance window() {
		return new Maintenance(3, AS_OF.plus(Duration.ofDays(2)), AS_OF.plus(Duration.ofDays(2)).plusSeconds(5400),
				List.of("database"), "PostgreSQL gets its next minor version.");
	}

	static Incident critical(long id) {
		Instant at = AS_OF.minus(Duration.ofDays(23));
		return new Incident(id, Impact.CRITICAL_LOST, at, at.plusSeconds(725), List.of("telnyx", "sinch"),
				List.of("messaging"), 2, false,
				List.of(new TimelineEntry(at.minusSeconds(300), Kind.MEASURED,
						"telnyx: 10 probes, 10 passed, median 96 ms, slowest 210 ms"),
						new TimelineEntry(at.minusSeconds(40), Kind.DEPLOYMENT, "version 1.0.1 gave its first sign"),
						new TimelineEntry(at, Kind.TRANSITION, "telnyx fails: connect"),
						new TimelineEntry(at.plusSeconds(31), Kind.TRANSITION, "sinch fails: connect"),
						new TimelineEntry(at.plusSeconds(60), Kind.REPLICAS, "an instance left; 1 is alive"),
						new TimelineEntry(at.plusSeconds(300), Kind.NOTE,
								"We have found it: a firewall rule of ours. It is being taken back."),
						new TimelineEntry(at.plusSeconds(725), Kind.TRANSITION, "sinch passes")));
	}

	static Incident over(long id, Instant at, Duration took, String check) {
		return new Incident(id, Impact.DEGRADED, at, at.plus(took), List.of(check), List.of("messaging"), 0, false,
				List.of(new TimelineEntry(at, Kind.TRANSITION, check + " fails: timeout"),
						new TimelineEntry(at.plus(took), Kind.TRANSITION, check + " passes")));
	}

}
