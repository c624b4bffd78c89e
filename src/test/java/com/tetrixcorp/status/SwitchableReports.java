package com.tetrixcorp.status;

import java.util.concurrent.atomic.AtomicReference;

import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.HealthReports;

/**
 * Reports what a test says.
 */
public final class SwitchableReports implements HealthReports {

	private final AtomicReference<HealthReport> report = new AtomicReference<>(SampleReports.healthy());

	@Override
	public HealthReport current() {
		return this.report.get();
	}

	public void show(HealthReport report) {
		this.report.set(report);
	}

}
