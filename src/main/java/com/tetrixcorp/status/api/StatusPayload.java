package com.tetrixcorp.status.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.CapabilityReport;
import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.status.Memory;
import com.tetrixcorp.status.VerdictWords;
import com.tetrixcorp.status.history.Subject;
import com.tetrixcorp.status.history.SubjectHistory;
import com.tetrixcorp.status.statement.ProviderStatement;

/**
 * The answer of {@code /api/status}.
 *
 * @param status {@code healthy}, {@code degraded} or {@code unhealthy}, as
 * {@code /api/health} says it
 * @param drill whether anything of it is only an exercise
 * @param sentence the same for people
 * @param timestamp the moment of the present
 * @param why one sentence for whatever is not well
 * @param capabilities what the service can do, by name
 * @param checks what it depends on, by name
 * @param incidents those that are open
 * @param maintenance planned windows that are not over
 * @param providers what the providers say of themselves, by check; never a part of the
 * status
 * @param history whether uptimes are known, and how old they are
 * @param incidentLog whether incidents and maintenance are known, and how old they are
 * @param changes what changed since the moment that was asked for; only if one was
 */
record StatusPayload(String status, boolean drill, String sentence, Instant timestamp, List<String> why,
		Map<String, Capability> capabilities, Map<String, Check> checks, List<IncidentPayload> incidents,
		List<MaintenancePayload> maintenance, Map<String, Provider> providers, Knowledge history, Knowledge incidentLog,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Changes changes) {

	static StatusPayload of(HealthReport report, Memory memory, @Nullable Changes changes) {
		List<IncidentPayload> open = (memory.incidents() != null) ? memory.incidents()
			.incidents()
			.stream()
			.filter((it) -> it.closedAt() == null)
			.map(IncidentPayload::of)
			.toList() : List.of();
		List<MaintenancePayload> maintenance = (memory.incidents() != null)
				? memory.incidents().maintenanceLeft(report.timestamp()).stream().map(MaintenancePayload::of).toList()
				: List.of();
		return new StatusPayload(report.verdict().wireName(), report.drill(), VerdictWords.sentence(report),
				Knowledge.millis(report.timestamp()), report.why(),
				byName(report.capabilities(), CapabilityReport::name, (it) -> Capability.of(it, memory)),
				byName(report.checks(), CheckReport::name, (it) -> Check.of(it, memory)), open, maintenance,
				byName(memory.statements(), ProviderStatement::check, Provider::of), Knowledge.ofHistory(memory),
				Knowledge.ofIncidents(memory), changes);
	}

	private static <T, V> Map<String, V> byName(List<T> items, Function<T, String> name, Function<T, V> view) {
		Map<String, V> map = new LinkedHashMap<>();
		items.forEach((item) -> map.put(name.apply(item), view.apply(item)));
		return map;
	}

	private static @Nullable SubjectHistory past(Memory memory, Subject subject) {
		return (memory.history() != null && memory.history().asOf() != null) ? memory.history().of(subject).orElse(null)
				: null;
	}

	/**
	 * One capability.
	 *
	 * @param status {@code up}, {@code lost} or {@code unknown}
	 * @param critical whether losing it makes the whole unhealthy
	 * @param checks the checks of which one must pass
	 * @param uptime its uptimes; {@code null} if no history is known
	 * @param objective what is promised of it; {@code null} if no history is known
	 */
	record Capability(String status, boolean critical, List<String> checks, @Nullable Uptimes uptime,
			@Nullable ObjectivePayload objective) {

		static Capability of(CapabilityReport report, Memory memory) {
			SubjectHistory past = past(memory, Subject.capability(report.name()));
			return new Capability(report.status().wireName(), report.critical(), report.checks(),
					(past != null) ? Uptimes.of(past) : null,
					(past != null && past.objective() != null) ? ObjectivePayload.of(past.objective()) : null);
		}

	}

	/**
	 * One check.
	 *
	 * @param status {@code pass}, {@code fail} or {@code unknown}
	 * @param failure the class of the newest failure while it fails
	 * @param scope how far that failure reaches while it fails
	 * @param since when it entered its state
	 * @param drill whether it is only shown as failing, as an exercise
	 * @param uptime its uptimes; {@code null} if no history is known
	 */
	record Check(String status, @Nullable String failure, @Nullable String scope, @Nullable Instant since,
			boolean drill, @Nullable Uptimes uptime) {

		static Check of(CheckReport report, Memory memory) {
			SubjectHistory past = past(memory, Subject.check(report.name()));
			return new Check(report.status().wireName(),
					(report.failure() != null) ? report.failure().wireName() : null,
					(report.scope() != null) ? report.scope().wireName() : null,
					(report.since() != null) ? Knowledge.millis(report.since()) : null, report.drill() != null,
					(past != null) ? Uptimes.of(past) : null);
		}

	}

	/**
	 * What one provider says of itself.
	 *
	 * @param says {@code operational}, {@code trouble} or {@code unknown}
	 * @param openIncidents how many incidents it admits to
	 * @param asOf when we read it; {@code null} if we never did
	 * @param link its own page
	 */
	record Provider(String says, int openIncidents, @Nullable Instant asOf, String link) {

		static Provider of(ProviderStatement statement) {
			return new Provider(statement.says().wireName(), statement.openIncidents(),
					(statement.asOf() != null) ? Knowledge.millis(statement.asOf()) : null, statement.link());
		}

	}

}
