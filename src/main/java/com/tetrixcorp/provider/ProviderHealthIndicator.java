package com.tetrixcorp.provider;

import java.util.List;
import java.util.function.Supplier;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeResult;
import com.tetrixcorp.health.ProbedHealthIndicator;

/**
 * Base of the providers' indicators: asks only what is configured, and gives whatever
 * comes back its class.
 */
public abstract class ProviderHealthIndicator extends ProbedHealthIndicator {

	private final ProviderSettings settings;

	protected ProviderHealthIndicator(String check, ProviderSettings settings, ObjectProvider<HealthReports> reports) {
		super(check, reports);
		this.settings = settings;
	}

	/**
	 * Makes a client now, so that no probe makes a bean while the application is closing.
	 * @param <C> the type of the client
	 * @param settings what it needs; without it, or malformed, there is no client to make
	 * @param client the bean
	 * @return the client, for {@link #ask()} only
	 */
	protected static <C> Supplier<C> atStart(ProviderSettings settings, ObjectProvider<C> client) {
		if (!settings.configured() || !settings.malformed().isEmpty()) {
			return () -> {
				throw new IllegalStateException("Asked without settings");
			};
		}
		C made = client.getObject();
		return () -> made;
	}

	@Override
	public final ProbeResult probe() {
		if (!this.settings.configured()) {
			return ProbeResult.of(Outcome.NOT_CONFIGURED);
		}
		List<String> malformed = this.settings.malformed();
		if (!malformed.isEmpty()) {
			return new ProbeResult(Outcome.MISCONFIGURED,
					malformed.stream().map((variable) -> variable + " is malformed").toList());
		}
		try {
			return ask();
		}
		catch (ProviderRefusal ex) {
			return ex.result();
		}
		catch (ResourceAccessException ex) {
			// About the way there: the schedule derives the class from the cause.
			throw ex;
		}
		catch (RestClientException ex) {
			// A success whose body is not the JSON of this interface.
			return ProbeResult.of(Outcome.PROTOCOL);
		}
	}

	/**
	 * Asks the provider, which is configured and has well-formed settings.
	 * @return what was found
	 */
	protected abstract ProbeResult ask();

}
