package com.tetrixcorp.staff;

/**
 * Where nobody signs anybody in.
 */
final class NoIdTokens implements IdTokens {

	@Override
	public boolean configured() {
		return false;
	}

	@Override
	public IdToken read(String token) throws TokensUnavailableException {
		throw new TokensUnavailableException(new IllegalStateException("Nobody signs in here"));
	}

}
