package com.tetrixcorp.alert;

/**
 * What came of sending a message once.
 *
 * @param delivered whether the receiver answered 2xx
 * @param what the class of its status, such as {@code 2xx}, or of the failure, such as
 * {@code timeout}; nothing of what it said
 */
record Delivery(boolean delivered, String what) {

	private static final int CLASS = 100;

	private static final int SUCCESS = 2;

	static Delivery of(int status) {
		return new Delivery(status / CLASS == SUCCESS, status / CLASS + "xx");
	}

	static Delivery failed(String failure) {
		return new Delivery(false, failure);
	}

}
