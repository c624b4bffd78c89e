package com.tetrixcorp.fleet;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.tetrixcorp.fleet.FleetView.Facts;
import com.tetrixcorp.fleet.FleetView.Measured;
import com.tetrixcorp.fleet.FleetView.Publication;
import com.tetrixcorp.health.EvidenceExchange;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.InstanceReport;

/**
 * One exchange with the database after the other: says what is new here, and takes over
 * what is new elsewhere. Used by one thread.
 */
final class FleetConversation {

	/** The check that each instance probes for itself. */
	private static final String DATABASE = "database";

	private final Map<String, Long> toldResults = new HashMap<>();

	private final Map<String, Long> toldTurns = new HashMap<>();

	private final Map<String, String> adopted = new HashMap<>();

	private final Fleet fleet;

	private final FleetDatabase database;

	private final FleetMessages messages;

	private final FleetProperties properties;

	private final Set<String> shared;

	private final OwnProbes own;

	private final EvidenceExchange exchange;

	private final Supplier<HealthReport> report;

	private final LongSupplier clock;

	private @Nullable Long connectedSince;

	FleetConversation(Fleet fleet, FleetDatabase database, FleetMessages messages, FleetProperties properties,
			Set<String> shared, OwnProbes own, EvidenceExchange exchange, Supplier<HealthReport> report,
			LongSupplier clock) {
		this.fleet = fleet;
		this.database = database;
		this.messages = messages;
		this.properties = properties;
		this.shared = new TreeSet<>(shared);
		this.own = own;
		this.exchange = exchange;
		this.report = report;
		this.clock = clock;
	}

	void sync() throws SQLException, JsonProcessingException {
		if (!this.fleet.connected()) {
			this.connectedSince = null;
		}
		long sent = this.clock.getAsLong();
		Map<String, Long> results = newer(this.own.results(), this.toldResults);
		Map<String, Long> turns = new HashMap<>();
		this.fleet.begun().forEach((check, begun) -> turns.put(check, begun.at()));
		FleetView view = this.messages.read(this.database.sync(request(sent, results, newer(turns, this.toldTurns))),
				sent);
		this.toldResults.putAll(results);
		this.toldTurns.putAll(turns);
		if (this.connectedSince == null) {
			this.connectedSince = sent;
		}
		view.duties().forEach((name, duty) -> adopt(name, duty.publication()));
		this.fleet.told(view);
	}

	private static Map<String, Long> newer(Map<String, Long> moments, Map<String, Long> told) {
		Map<String, Long> newer = new HashMap<>(moments);
		newer.entrySet().removeIf((entry) -> entry.getValue().equals(told.get(entry.getKey())));
		return newer;
	}

	private String request(long now, Map<String, Long> results, Map<String, Long> turns) {
		HealthReport health = this.report.get();
		InstanceReport instance = health.instance();
		ObjectNode request = this.messages.object()
			.put("id", this.fleet.instance().toString())
			.put("host", instance.id())
			.put("region", instance.region())
			.put("version", instance.version())
			.put("commit", instance.commit())
			.put("uptimeMillis", instance.uptimeSeconds() * 1000.0)
			.put("aliveMillis", this.properties.alive().toMillis())
			.put("leaseMillis", this.properties.lease().toMillis())
			.put("graceMillis", this.properties.heartbeat().toMillis() * 3 / 2)
			.put("connectedMillis",
					(this.connectedSince != null) ? FleetMessages.millis(now - this.connectedSince) : 0);
		request.set("facts", this.messages.facts(
				new Facts(health.verdict().wireName(), instance.memory(), this.own.measured(), this.own.calls()), now));
		this.shared.forEach(request.putArray("duties").add(Duties.HISTORY)::add);
		ObjectNode ages = request.putObject("turns");
		turns.forEach((check, begun) -> ages.put(check, FleetMessages.millis(now - begun)));
		ObjectNode published = request.putObject("published");
		results.keySet().stream().filter(this.shared::contains).forEach((check) -> publish(published, check));
		released(now).forEach(request.putArray("released")::add);
		return request.toString();
	}

	// Whether it is the holder's word, and so counts, is the database's to decide.
	private void publish(ObjectNode published, String check) {
		this.exchange.of(check)
			.ifPresent((evidence) -> published.set(check,
					this.messages.publication(this.fleet.instance() + ":" + this.own.results().get(check), evidence)));
	}

	private Set<String> released(long now) {
		FleetView view = this.fleet.view();
		Set<String> released = new TreeSet<>(this.shared);
		released.removeIf((check) -> view == null || !view.duties().containsKey(check)
				|| !ReleaseRule.passOn(view.duties().get(check), this.fleet.instance(), this.fleet.replicas(),
						this.own.measured().get(check), this.properties.term().toNanos(), now));
		if (view != null && this.fleet.holds(Duties.HISTORY)
				&& ReleaseRule.isAlone(this.own.measured().get(DATABASE), others(view))) {
			released.add(Duties.HISTORY);
		}
		return released;
	}

	private List<Measured> others(FleetView view) {
		return view.members()
			.stream()
			.filter((it) -> !it.id().equals(this.fleet.instance()))
			.map((it) -> it.facts().own().get(DATABASE))
			.filter(Objects::nonNull)
			.toList();
	}

	private void adopt(String check, @Nullable Publication told) {
		if (told == null || !this.shared.contains(check) || told.id().startsWith(this.fleet.instance().toString())
				|| told.id().equals(this.adopted.put(check, told.id()))) {
			return;
		}
		this.exchange.adopt(check, told.evidence(), Math.max(0, (this.clock.getAsLong() - told.at()) / 1_000_000));
	}

	void leave() throws SQLException {
		this.database.leave(this.fleet.instance(), this.properties.alive());
	}

}
