package com.tetrixcorp.staff;

/**
 * Reads the tokens with which people say who they are: the port to whoever signs them.
 */
public interface IdTokens {

	/**
	 * Whether tokens can be read here at all.
	 * @return {@code false} if nobody said whose tokens count
	 */
	boolean configured();

	/**
	 * Reads a token that is genuine, for us, and valid now.
	 * @param token the token as it came
	 * @return what it says
	 * @throws TokenRefusedException if it is anything else
	 * @throws TokensUnavailableException if that cannot be found out now
	 */
	IdToken read(String token) throws TokenRefusedException, TokensUnavailableException;

}
