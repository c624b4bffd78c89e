package com.tetrixcorp.staff;

/**
 * A token is not genuine, not for us, or not valid now. Says no more, since whoever sent
 * it may be trying.
 */
public final class TokenRefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	public TokenRefusedException(Throwable cause) {
		super("The token is refused", cause);
	}

}
