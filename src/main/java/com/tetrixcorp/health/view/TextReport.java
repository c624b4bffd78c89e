package com.tetrixcorp.health.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.Age;
import com.tetrixcorp.health.CapabilityReport;
import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.InstanceReport;
import com.tetrixcorp.health.MemoryReport;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.PoolState;

/**
 * The details on one screen of 80 columns, for curl at night.
 */
final class TextReport {

	private static final int COLUMNS = 80;

	private static final int COMMIT = 12;

	private static final String INDENT = "  ";

	private static final String CHECK_ROW = "%-8s %-7s %-8s %-13s %6s %6s %6s %6s %s";

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private TextReport() {
	}

	static String of(HealthReport report) {
		List<String> lines = new ArrayList<>();
		lines.add("%s%s   %s".formatted(report.verdict().name(), report.drill() ? " (DRILL)" : "",
				MOMENT.format(report.timestamp())));
		report.why().forEach((sentence) -> lines.addAll(wrap("- " + sentence)));
		lines.add("");
		lines.add(row("CHECK", "STATE", "SINCE", "FAILURE", "AGE", "LAST", "MEDIAN", "P95", "BREAKER"));
		report.checks().forEach((check) -> lines.add(row(check, report.timestamp())));
		lines.add("");
		lines.add("FLIPS");
		report.checks().forEach((check) -> lines.addAll(wrap(flips(check))));
		report.checks().forEach((check) -> check.remarks().forEach((it) -> lines.addAll(wrap(remark(check, it)))));
		lines.add("");
		report.capabilities().forEach((capability) -> lines.add(row(capability)));
		lines.add("");
		instance(report.instance(), report.pool()).forEach((line) -> lines.addAll(wrap(line)));
		FleetText.of(report.fleet()).forEach((line) -> lines.addAll(wrap(line)));
		return String.join("\n", lines) + "\n";
	}

	private static String row(CheckReport check, Instant now) {
		return row(check.name(), check.status().wireName(), since(check.since(), now), failure(check),
				age(check.evidenceAgeMillis()), millis(check.lastProbeMillis()), millis(check.medianMillis()),
				millis(check.p95Millis()), (check.breaker() != null) ? check.breaker() : "-");
	}

	private static String failure(CheckReport check) {
		if (check.drill() != null) {
			return "DRILL";
		}
		Outcome shown = (check.failure() != null) ? check.failure() : check.inconclusive();
		return (shown != null) ? shown.wireName() : "-";
	}

	private static String row(Object... cells) {
		return CHECK_ROW.formatted(cells).stripTrailing();
	}

	private static String flips(CheckReport check) {
		return "%-8s run of %d; changes after %s; next probe in %s%s".formatted(check.name(), check.run(),
				check.flipsWhen(), age(check.nextProbeInMillis()),
				(check.scope() != null) ? "; scope " + check.scope().wireName() : "");
	}

	private static String remark(CheckReport check, String remark) {
		return "! %s: %s".formatted(check.name(), remark);
	}

	private static String row(CapabilityReport capability) {
		return "%-10s %-8s %-13s needs %s".formatted(capability.name(), capability.status().wireName(),
				capability.critical() ? "critical" : "not critical", String.join(" or ", capability.checks()));
	}

	private static List<String> instance(InstanceReport it, @Nullable PoolState pool) {
		List<String> lines = new ArrayList<>();
		lines.add("%s in %s, %d alive; up %d s since %s".formatted(it.id(), it.region(), it.replicas(),
				it.uptimeSeconds(), MOMENT.format(it.startedAt())));
		lines.add("version %s, commit %s, %s".formatted(it.version(), commit(it.commit()), it.environment()));
		lines.add("memory %s; pool %s".formatted(memory(it.memory()), pool(pool)));
		return lines;
	}

	private static String commit(@Nullable String commit) {
		return (commit != null) ? commit.substring(0, Math.min(COMMIT, commit.length())) : "unknown";
	}

	private static String memory(@Nullable MemoryReport memory) {
		return (memory != null) ? "%d of %d MiB (%d %%)".formatted(memory.used(), memory.total(), memory.percentage())
				: "unknown";
	}

	private static String pool(@Nullable PoolState pool) {
		return (pool != null) ? "%d active, %d idle, %d waiting, %d at most%s".formatted(pool.active(), pool.idle(),
				pool.waiting(), pool.size(), pool.saturated() ? " - SATURATED" : "") : "none";
	}

	private static String since(@Nullable Instant since, Instant now) {
		if (since == null) {
			return "-";
		}
		return (since.isAfter(now.minus(Duration.ofHours(24))) ? TIME : DAY).format(since);
	}

	private static String millis(@Nullable Long millis) {
		return (millis != null) ? millis + "ms" : "-";
	}

	private static String age(@Nullable Long millis) {
		return (millis != null) ? Age.of(Duration.ofMillis(millis)).replace(" ", "") : "-";
	}

	private static List<String> wrap(String sentence) {
		List<String> lines = new ArrayList<>();
		String rest = sentence;
		while (rest.length() > COLUMNS) {
			int space = rest.lastIndexOf(' ', COLUMNS);
			int cut = (space > INDENT.length()) ? space : COLUMNS;
			lines.add(rest.substring(0, cut));
			rest = INDENT + rest.substring(cut).stripLeading();
		}
		lines.add(rest);
		return lines;
	}

}
