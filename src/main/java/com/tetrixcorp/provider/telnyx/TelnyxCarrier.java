package com.tetrixcorp.provider.telnyx;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import com.tetrixcorp.provider.CarrierRefusal;
import com.tetrixcorp.provider.GuardedSends;
import com.tetrixcorp.provider.ProviderCarrier;
import com.tetrixcorp.verification.Channel;
import com.tetrixcorp.verification.CodeMessage;
import com.tetrixcorp.verification.SendOutcome;

/**
 * Sends codes through Telnyx Verify, as text or as a call. The code is ours and compared
 * here; what Telnyx makes of its own copy does not matter.
 */
@Component
class TelnyxCarrier extends ProviderCarrier<TelnyxSender> {

	private final TelnyxProperties properties;

	TelnyxCarrier(TelnyxProperties properties, ObjectProvider<TelnyxSender> sender, GuardedSends guarded) {
		super("telnyx", properties, sender, guarded);
		this.properties = properties;
	}

	@Override
	protected Set<Channel> supported() {
		return Set.of(Channel.SMS, Channel.VOICE);
	}

	@Override
	protected SendOutcome send(TelnyxSender telnyx, CodeMessage message) {
		StartVerification start = StartVerification.of(message, this.properties.verifyProfileId());
		return judge((message.channel() == Channel.VOICE) ? telnyx.call(start) : telnyx.sms(start));
	}

	static SendOutcome judge(@Nullable StartedVerification started) {
		boolean taken = started != null && started.data() != null && started.data().id() != null
				&& "pending".equals(started.data().status());
		if (!taken) {
			throw new CarrierRefusal(SendOutcome.UNCLEAR);
		}
		return SendOutcome.ACCEPTED;
	}

}
