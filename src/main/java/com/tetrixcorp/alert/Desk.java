package com.tetrixcorp.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.incident.Impact;
import com.tetrixcorp.status.incident.IncidentReport;
import com.tetrixcorp.status.incident.IncidentReports;

/**
 * Decides about a message when its turn has come, and words it: so it says what is the
 * case then, and all that failed meanwhile is in one message.
 */
final class Desk {

	/** How far apart two instances see the beginning or the end of one outage. */
	private static final Duration APART = Duration.ofSeconds(60);

	private final ToldMessages toldMessages;

	private final IncidentReports incidents;

	private final IncidentMessages messages;

	private final Duration hold;

	Desk(ToldMessages toldMessages, IncidentReports incidents, IncidentMessages messages, Duration hold) {
		this.toldMessages = toldMessages;
		this.incidents = incidents;
		this.messages = messages;
		this.hold = hold;
	}

	Ruling ruling(Claimed entry) {
		return switch (entry.kind()) {
			case OPENED, WORSENED, RECOVERED, FLAPPING,
					STABLE ->
				this.incidents.read(entry.incident())
					.map((incident) -> about(incident, entry))
					.orElseGet(Ruling::needless);
			case OUTAGE_OVER -> isAnIncident(entry.subject()) ? Ruling.needless() : stored(entry);
			case OUTAGE, OUTAGE_FLAPPING, WARNING, CONTACT, DRILL -> stored(entry);
		};
	}

	private static Ruling stored(Claimed entry) {
		return Ruling.send(StoredMessage.read(entry.facts()));
	}

	private Ruling about(IncidentReport incident, Claimed entry) {
		boolean directly = incident.about(Telling.DATABASE)
				&& toldDirectly(incident, (entry.kind() == Kind.FLAPPING) ? Kind.OUTAGE_FLAPPING : Kind.OUTAGE);
		Telling.Verdict verdict = Telling.of(entry.kind(), entry.age(), incident,
				new Telling.Knowledge(told(entry.subject()), directly), this.hold);
		return switch (verdict) {
			case TELL -> Ruling.send(this.messages.of(entry.key(), entry.kind(), incident), incident.impact());
			case SILENCE -> directly ? Ruling.needless(incident.impact()) : Ruling.needless();
			case WAIT -> Ruling.later(this.hold.minus(entry.age()));
		};
	}

	private @Nullable Impact told(String subject) {
		return this.toldMessages.impacts(subject).stream().map(Impact::valueOf).max(Impact::compareTo).orElse(null);
	}

	private boolean toldDirectly(IncidentReport incident, Kind kind) {
		Instant end = Objects.requireNonNullElse(incident.closedAt(), incident.asOf());
		return this.toldMessages.toldDirectly(kind, incident.openedAt().minus(APART), end.plus(APART));
	}

	// Then the end of the incident is told by itself.
	private boolean isAnIncident(String outage) {
		Optional<ToldMessages.Period> period = this.toldMessages.period(outage);
		return period.filter((it) -> this.incidents.any(Telling.DATABASE, it.from().minus(APART), it.to().plus(APART)))
			.isPresent();
	}

}
