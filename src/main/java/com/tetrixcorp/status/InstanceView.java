package com.tetrixcorp.status;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.InstanceReport;
import com.tetrixcorp.health.MemoryReport;
import com.tetrixcorp.status.text.Moment;
import com.tetrixcorp.status.text.Readings;

/**
 * The instance that answered, as the page shows it.
 *
 * @param shortId enough of its name to tell two apart, if its name allows it
 * @param region where it runs
 * @param version the version of the code
 * @param replicas how many instances are alive
 * @param startedAt when it started
 * @param uptime how long it has run
 * @param memory its memory, in use and allowed
 */
public record InstanceView(@Nullable String shortId, String region, String version, int replicas, Moment startedAt,
		String uptime, String memory) {

	/** A name the platform made up: the last part is random. Any other is internal. */
	private static final Pattern MADE_UP = Pattern.compile("[a-z0-9-]+-[a-z0-9]{8,10}-([a-z0-9]{5})");

	static InstanceView of(InstanceReport report) {
		return new InstanceView(shortId(report.id()), report.region(), report.version(), report.replicas(),
				Moment.of(report.startedAt()), Readings.span(Duration.ofSeconds(report.uptimeSeconds())),
				memory(report.memory()));
	}

	static @Nullable String shortId(String id) {
		Matcher matcher = MADE_UP.matcher(id);
		return matcher.matches() ? matcher.group(1) : null;
	}

	static String memory(@Nullable MemoryReport memory) {
		return (memory != null) ? memory.used() + " of " + memory.total() + " MiB (" + memory.percentage() + "\u00a0%)"
				: Readings.NOT_MEASURED;
	}

}
