package com.tetrixcorp.provider.sinch;

import com.tetrixcorp.provider.SendRefusals;
import com.tetrixcorp.verification.SendOutcome;

/**
 * What Sinch's errors mean for a message. The codes of its 400 name the syntax that is
 * wrong, never the number, so all of them are ours.
 */
final class SinchSendRefusals {

	private SinchSendRefusals() {
	}

	static SendOutcome read(int status, byte[] body) {
		return SendRefusals.byStatus(status);
	}

}
