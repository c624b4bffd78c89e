package com.tetrixcorp.database;

/**
 * A setting has a value that cannot be used. Names the variable and the reason, never the
 * value.
 */
public final class MalformedSettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MalformedSettingException(String variable, String reason) {
		super(variable + " is malformed: " + reason);
	}

}
