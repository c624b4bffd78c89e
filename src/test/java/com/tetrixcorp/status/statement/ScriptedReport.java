package com.tetrixcorp.status.statement;

import com.tetrixcorp.health.SelfReport;

/**
 * A status page that says what it is told, and counts who reads it.
 */
final class ScriptedReport implements SelfReport {

	private final String check;

	Statement says = new Statement(Says.OPERATIONAL, 0);

	int reads;

	ScriptedReport(String check) {
		this.check = check;
	}

	@Override
	public String check() {
		return this.check;
	}

	@Override
	public String link() {
		return "https://status.example/" + this.check;
	}

	@Override
	public boolean published() {
		return true;
	}

	@Override
	public Statement fetch() {
		this.reads++;
		return this.says;
	}

}
