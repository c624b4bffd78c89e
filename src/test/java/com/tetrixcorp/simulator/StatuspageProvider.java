package com.tetrixcorp.simulator;

/**
 * What a carrier says of itself, in the form of Atlassian's Statuspage.
 */
final class StatuspageProvider implements StatusPage {

	static final String PATH = "/api/v2/summary.json";

	private final String name;

	private volatile boolean trouble;

	StatuspageProvider(String name) {
		this.name = name;
	}

	@Override
	public String path() {
		return PATH;
	}

	@Override
	public void trouble(boolean trouble) {
		this.trouble = trouble;
	}

	@Override
	public String content() {
		String status = this.trouble ? "{\"indicator\":\"major\",\"description\":\"Partial System Outage\"}"
				: "{\"indicator\":\"none\",\"description\":\"All Systems Operational\"}";
		return """
				{"page":{"id":"simulated","name":"%s","url":"https://status.example"},"status":%s,\
				"components":[{"id":"1","name":"API V2","status":"operational"}],"incidents":[%s],\
				"scheduled_maintenances":[]}""".formatted(this.name, status,
				this.trouble ? incident("investigating") + "," + incident("monitoring") : "");
	}

	private static String incident(String status) {
		return """
				{"id":"simulated","name":"Simulated","status":"%s","impact":"major","shortlink":"https://status.example/1",\
				"created_at":"2026-11-24T00:00:00.000Z","updated_at":"2026-11-24T00:10:00.000Z"}"""
			.formatted(status);
	}

}
