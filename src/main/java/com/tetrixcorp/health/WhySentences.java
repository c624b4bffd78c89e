package com.tetrixcorp.health;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence why something is not well and whose fault it looks like.
 */
final class WhySentences {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final String DRILL = "DRILL: ";

	private WhySentences() {
	}

	static String failing(String check, Outcome failure, Outcome.Fault fault, Instant since, Instant now,
			Duration deadline, @Nullable Scope scope) {
		String found = (failure == Outcome.TIMEOUT) ? "timeout after " + Age.of(deadline)
				: failure.wireName() + ", " + failure.sentence();
		return "%s fails since %s (%s): %s; %s%s".formatted(check, TIME.format(since),
				Age.of(Duration.between(since, now)), found, fault.phrase(), reach(scope));
	}

	static String drill(String check, Outcome asIf, DrillReport drill) {
		return DRILL + "%s is shown as failing until %s, as if: %s; really measured: %s".formatted(check,
				TIME.format(drill.until()), asIf.wireName(), drill.measured().wireName());
	}

	private static String reach(@Nullable Scope scope) {
		if (scope == null) {
			return "";
		}
		return switch (scope.kind()) {
			case THIS_INSTANCE -> "; on this instance only";
			case SOME -> "; on %d of %d instances".formatted(scope.failing(), scope.replicas());
			case ALL -> "; on all %d instances".formatted(scope.replicas());
			case UNKNOWN -> "";
		};
	}

	static String unknown(String check, @Nullable Outcome last, @Nullable Long evidenceAgeMillis) {
		return check + " is unknown: "
				+ Stream.of(whatHappened(last), evidenceAge(evidenceAgeMillis))
					.filter((part) -> !part.isEmpty())
					.collect(Collectors.joining("; "));
	}

	private static String whatHappened(@Nullable Outcome last) {
		if (last == null) {
			return "no probe has ended yet";
		}
		if (last.isPass()) {
			return "";
		}
		if (last == Outcome.NOT_CONFIGURED) {
			return last.sentence();
		}
		return last.wireName() + ", " + last.sentence() + "; " + last.fault().phrase();
	}

	private static String evidenceAge(@Nullable Long millis) {
		return (millis != null) ? "the last evidence is " + Age.of(Duration.ofMillis(millis)) + " old" : "";
	}

	static String lost(String capability, List<String> checks, boolean drill) {
		return (drill ? DRILL : "") + "%s is lost: %s %s".formatted(capability, String.join(" and ", checks),
				(checks.size() == 1) ? "fails" : "fail");
	}

	static String draining() {
		return "this instance is draining: it takes no new work and will stop";
	}

}
