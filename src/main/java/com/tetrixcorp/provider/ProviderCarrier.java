package com.tetrixcorp.provider;

import java.util.Set;

import org.jspecify.annotations.Nullable;
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

	private final @Nullable C client;

	private final GuardedSends guarded;

	protected ProviderCarrier(String name, ProviderSettings settings, ObjectProvider<C> client, GuardedSends guarded) {
		this.name = name;
		boolean usable = settings.configured() && settings.malformed().isEmpty();
		// Now, by the loader of the classes: a request's would not find the interface.
		this.client = usable ? client.getObject() : null;
		this.guarded = guarded;
	}

	@Override
	public final String name() {
		return this.name;
	}

	@Override
	public final Set<Channel> channels() {
		return (this.client != null) ? supported() : Set.of();
	}

	@Override
	public final SendOutcome send(CodeMessage message) {
		C asked = this.client;
		if (asked == null) {
			throw new IllegalStateException("Asked without settings");
		}
		return this.guarded.send(this.name, () -> answerOf(asked, message));
	}

	// What is refused for the message's sake must not close the way for everybody else's.
	private SendOutcome answerOf(C asked, CodeMessage message) {
		try {
			return send(asked, message);
		}
		catch (CarrierRefusal ex) {
			if (ex.outcome().isAboutTheMessage()) {
				return ex.outcome();
			}
			throw ex;
		}
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
	 * @return what its answer means
	 * @throws CarrierRefusal if it is no success
	 */
	protected abstract SendOutcome send(C asked, CodeMessage message);

}
