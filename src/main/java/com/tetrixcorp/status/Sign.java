package com.tetrixcorp.status;

import java.util.Locale;

import com.tetrixcorp.health.CapabilityStatus;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.status.incident.Impact;
import com.tetrixcorp.status.statement.ProviderStatement;

/**
 * How a state is drawn: each with a shape of its own, so that none is told by colour
 * alone.
 */
public enum Sign {

	/** A filled circle. */
	PASS("<circle cx=\"8\" cy=\"8\" r=\"6\"/>"),

	/** A triangle. */
	DEGRADED("<path d=\"M8 1.5 15 14H1z\"/>"),

	/** A square. */
	FAIL("<path d=\"M2 2h12v12H2z\"/>"),

	/** An open ring. */
	UNKNOWN("<circle cx=\"8\" cy=\"8\" r=\"5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>");

	private final String shape;

	Sign(String shape) {
		this.shape = shape;
	}

	/**
	 * The drawing in a box of 16 by 16, in the current colour.
	 * @return elements of SVG
	 */
	public String shape() {
		return this.shape;
	}

	public String cssClass() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Sign of(CheckStatus status) {
		return switch (status) {
			case PASS -> PASS;
			case FAIL -> FAIL;
			case UNKNOWN -> UNKNOWN;
		};
	}

	static Sign of(CapabilityStatus status) {
		return switch (status) {
			case UP -> PASS;
			case LOST -> FAIL;
			case UNKNOWN -> UNKNOWN;
		};
	}

	static Sign of(Impact impact) {
		return (impact == Impact.DEGRADED) ? DEGRADED : FAIL;
	}

	static Sign of(ProviderStatement.Says says) {
		return switch (says) {
			case OPERATIONAL -> PASS;
			case TROUBLE -> DEGRADED;
			case UNKNOWN -> UNKNOWN;
		};
	}

	/**
	 * The sign of what another instance says.
	 * @param verdict a verdict's wire name, or what a newer version may call one
	 * @return its sign; unknown for a word that we do not know
	 */
	static Sign ofVerdict(String verdict) {
		return switch (verdict) {
			case "healthy" -> PASS;
			case "degraded" -> DEGRADED;
			case "unhealthy" -> FAIL;
			default -> UNKNOWN;
		};
	}

	/**
	 * The sign of the whole. Where nothing is known, the verdict's "degraded" would say
	 * more than we know.
	 * @param report the report
	 * @return the sign of its verdict
	 */
	static Sign of(HealthReport report) {
		return switch (report.verdict()) {
			case HEALTHY -> PASS;
			case UNHEALTHY -> FAIL;
			case DEGRADED -> nothingIsKnown(report) ? UNKNOWN : DEGRADED;
		};
	}

	private static boolean nothingIsKnown(HealthReport report) {
		return report.checks().stream().allMatch((check) -> check.status() == CheckStatus.UNKNOWN);
	}

}
