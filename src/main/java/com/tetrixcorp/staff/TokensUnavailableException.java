package com.tetrixcorp.staff;

/**
 * Whether a token is genuine cannot be found out now.
 */
public final class TokensUnavailableException extends Exception {

	private static final long serialVersionUID = 1L;

	public TokensUnavailableException(Throwable cause) {
		super("The keys that sign tokens cannot be read", cause);
	}

}
