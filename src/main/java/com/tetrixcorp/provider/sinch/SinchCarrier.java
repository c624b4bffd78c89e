package com.tetrixcorp.provider.sinch;

import java.time.Instant;
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
 * Sends codes as plain text messages through Sinch.
 */
@Component
class SinchCarrier extends ProviderCarrier<SinchSender> {

	private final SinchProperties properties;

	SinchCarrier(SinchProperties properties, ObjectProvider<SinchSender> sender, GuardedSends guarded) {
		super("sinch", properties, sender, guarded);
		this.properties = properties;
	}

	@Override
	protected Set<Channel> supported() {
		return Set.of(Channel.SMS);
	}

	@Override
	protected SendOutcome send(SinchSender sinch, CodeMessage message) {
		TextMessage text = TextMessage.of(message, this.properties.virtualNumber(), Instant.now());
		return judge(sinch.send(this.properties.servicePlanId(), text));
	}

	static SendOutcome judge(@Nullable SentBatch batch) {
		if (batch == null || batch.id() == null || Boolean.TRUE.equals(batch.canceled())) {
			throw new CarrierRefusal(SendOutcome.UNCLEAR);
		}
		return SendOutcome.ACCEPTED;
	}

}
