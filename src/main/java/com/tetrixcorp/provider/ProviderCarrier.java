package com.tetrixcorp.provider;

import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;

import com.tetrixcorp.verification.Carrier;
import com.tetrixcorp.verification.Channel;
import com.tetrixcorp.verification.CodeMessage;
import com.tetrixcorp.verification.SendOutcome;

/**
 * Base of the carriers: asks only what is configured, and only behind the guards.
 *
 * @param <C> the type of the client
 */
public abstract class ProviderCarrier<C> implements Carrier {

	private final String name;

	private final ProviderSettings settings;

	private final ObjectProvider<C> client;

	private final GuardedSends guarded;

	protected ProviderCarrier(String name, ProviderSettings settings, ObjectProvider<C> client, GuardedSends guarded) {
		this.name = name;
		this.settings = settings;
		this.client = client;
		this.guarded = guarded;
	}

	@Override
	public final String name() {
		return this.name;
	}

	@Override
	public final Set<Channel> channels() {
		boolean usable = this.settings.configured() && this.settings.malformed().isEmpty();
		return usable ? supported() : Set.of();
	}

	@Override
	public final SendOutcome send(CodeMessage message) {
		C asked = this.client.getObject();
		return this.guarded.send(this.name, () -> send(asked, message));
	}

	/**
	 * How this carrier can bring a code.
	 * @return its channels
	 */
	protected abstract Set<Channel> supported();

	/**
	 * Asks the carrier.
	 * @param asked its client
	 * @param message what to send
	 * @return what its answer means, if that is no fault of the carrier
	 * @throws CarrierRefusal if it is
	 */
	protected abstract SendOutcome send(C asked, CodeMessage message);

}
