package com.tetrixcorp.verification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import com.tetrixcorp.verification.SendLog.Attempt;

/**
 * Counts what this instance sends and compares, and tells how much of what all send comes
 * back: text messages that are paid for and never read are somebody's business.
 */
final class VerificationMetrics {

	private final MeterRegistry registry;

	private volatile Conversion conversion = Conversion.UNKNOWN;

	VerificationMetrics(MeterRegistry registry) {
		this.registry = registry;
		Gauge.builder("tetrix.verification.conversion.ratio", this, (it) -> it.conversion.ratio())
			.description("Share of the verifications with a code sent, an hour to five minutes ago, that were verified")
			.register(registry);
		Gauge.builder("tetrix.verification.conversion.sent", this, (it) -> it.conversion.sent())
			.description("Verifications with a code sent, an hour to five minutes ago")
			.register(registry);
		compared(true, 0);
		compared(false, 0);
	}

	void asked(Attempt attempt) {
		Timer.builder("tetrix.verification.sends")
			.description("Messages by carrier that was asked, and by what came of it")
			.tag("carrier", attempt.carrier())
			.tag("outcome", attempt.outcome())
			.register(this.registry)
			.record(attempt.took());
	}

	void compared(boolean right) {
		compared(right, 1);
	}

	void converts(Conversion conversion) {
		this.conversion = conversion;
	}

	private void compared(boolean right, int count) {
		Counter.builder("tetrix.verification.codes")
			.description("Codes that came back, by whether they were right")
			.tag("result", right ? "right" : "wrong")
			.register(this.registry)
			.increment(count);
	}

}
