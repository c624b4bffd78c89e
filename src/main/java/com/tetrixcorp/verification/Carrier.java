package com.tetrixcorp.verification;

import java.util.Set;

/**
 * Port to a carrier: brings codes to phones.
 */
public interface Carrier {

	/**
	 * Its name, the same as that of its check.
	 * @return such as {@code telnyx}
	 */
	String name();

	/**
	 * How it can bring a code.
	 * @return nothing if it is not configured
	 */
	Set<Channel> channels();

	/**
	 * Sends a code, once: a send that is not answered is not tried again.
	 * @param message what goes where
	 * @return what came of it, at the latest at the carrier's deadline; it throws nothing
	 */
	SendOutcome send(CodeMessage message);

}
