package com.tetrixcorp.simulator;

/**
 * What Firebase says of itself: a list of incidents, of which one is long over and one is
 * another product's.
 */
final class FirebaseStatusProvider implements StatusPage {

	static final String PATH = "/incidents.json";

	private static final String OVER = """
			{"number":"1","begin":"2026-10-01T00:00:00+00:00","end":"2026-10-01T01:00:00+00:00","service_key":"auth",\
			"service_name":"Authentication","severity":"high","external_desc":"Simulated"}""";

	private static final String ELSEWHERE = """
			{"number":"2","begin":"2026-11-24T00:00:00+00:00","service_key":"firestore","service_name":"Cloud Firestore",\
			"severity":"medium","external_desc":"Simulated","affected_products":[{"title":"Cloud Firestore","id":"f"}]}""";

	private static final String OPEN = """
			{"number":"3","begin":"2026-11-24T00:00:00+00:00","service_key":"zall","service_name":"Multiple Products",\
			"severity":"high","external_desc":"Simulated","affected_products":[{"title":"Authentication","id":"a"}]}""";

	private volatile boolean trouble;

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
		return "[" + OVER + "," + ELSEWHERE + (this.trouble ? "," + OPEN : "") + "]";
	}

}
