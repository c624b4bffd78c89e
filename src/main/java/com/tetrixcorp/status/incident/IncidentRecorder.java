package com.tetrixcorp.status.incident;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.event.EventListener;

import com.tetrixcorp.health.CapabilityReport;
import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.status.history.TransitionRecorded;

/**
 * Makes incidents of what is observed, in the transaction that writes it down; whoever is
 * told of a change writes in the same one.
 */
final class IncidentRecorder {

	private final IncidentStore store;

	private final Evidence evidence;

	private final IncidentProperties properties;

	private final IncidentRules rules;

	private final HealthReports reports;

	private final Consumer<IncidentChanged> events;

	private final Runnable changed;

	IncidentRecorder(IncidentStore store, Evidence evidence, IncidentProperties properties, HealthReports reports,
			Consumer<IncidentChanged> events, Runnable changed) {
		this.store = store;
		this.evidence = evidence;
		this.properties = properties;
		this.rules = new IncidentRules(properties);
		this.reports = reports;
		this.events = events;
		this.changed = changed;
	}

	@EventListener
	void recorded(TransitionRecorded transition) {
		take(List.of(Observation.of(transition)));
	}

	// Takes observations in their order, within the transaction of the caller.
	void take(List<Observation> observations) {
		this.store.lock();
		List<CapabilityReport> capabilities = this.reports.current().capabilities();
		observations.forEach((observation) -> take(observation, capabilities));
	}

	private void take(Observation observation, List<CapabilityReport> capabilities) {
		Projection projection = this.store.load(observation.at(), this.properties.reopen());
		Decision decision = this.rules.decide(projection, observation, capabilities,
				this.store.inMaintenance(observation.check(), observation.at()));
		if (!decision.news()) {
			return;
		}
		this.store.remember(observation);
		if (decision.course() != null) {
			record(decision.course(), decision.changes(), capabilities, observation);
		}
	}

	private void record(Course course, List<IncidentChanged.Change> changes, List<CapabilityReport> capabilities,
			Observation observation) {
		Course saved = this.store.save(course, ImpactRule.touched(course, capabilities));
		if (changes.contains(IncidentChanged.Change.OPENED)) {
			this.evidence.freeze(saved.id(), saved.openedAt());
		}
		changes.forEach((change) -> this.events
			.accept(new IncidentChanged(saved.id(), change, saved.impact(), saved.flaps(), observation.at())));
		AfterCommit.run(this.changed);
	}

}
