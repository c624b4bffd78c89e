package com.tetrixcorp;

import java.util.List;
import java.util.Optional;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Stops a start in production that could only look healthy: every required variable must
 * be set, and every variable that is set must make sense. Says all problems at once.
 */
final class ProductionRequirements implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

	private static final int SECRET_CHARACTERS = 32;

	private static final List<Requirement> REQUIREMENTS = List.of(
			Requirement.required("DATABASE_URL", Flaws::databaseUrl),
			Requirement.required("TELNYX_API_KEY", Flaws::headerValue),
			Requirement.required("TELNYX_VERIFY_PROFILE_ID", Flaws::uuid),
			Requirement.required("SINCH_API_TOKEN", Flaws::headerValue),
			Requirement.required("SINCH_SERVICE_PLAN_ID", Flaws::pathSegment),
			Requirement.required("SINCH_VIRTUAL_NUMBER", Flaws.matching("\\+?[1-9]\\d{2,14}", "not a phone number")),
			Requirement.required("FIREBASE_API_KEY", Flaws::headerValue),
			Requirement.required("FIREBASE_PROJECT_ID", Flaws::pathSegment),
			Requirement.required("VERIFICATION_SECRET", Flaws.atLeast(SECRET_CHARACTERS)),
			Requirement.required("VERIFICATION_SIGNING_KEY", Flaws::privateJwk),
			Requirement.optional("DATABASE_CA_CERT", Flaws::pemCertificates),
			Requirement.optional("TELNYX_BASE_URL", Flaws::httpUrl),
			Requirement.optional("SINCH_REGION", Flaws.matching("us|eu|au|br|ca", "not one of us, eu, au, br, ca")),
			Requirement.optional("SINCH_BASE_URL", Flaws::httpUrl),
			Requirement.optional("FIREBASE_BASE_URL", Flaws::httpUrl),
			Requirement.optional("FIREBASE_JWKS_URL", Flaws::httpUrl),
			Requirement.optional("ALERT_WEBHOOK_URL", Flaws::httpUrl),
			Requirement.optional("VERIFICATION_COUNTRIES", Flaws::countries), Requirement.optional("PORT", Flaws::port),
			Requirement.optional("MANAGEMENT_PORT", Flaws::port));

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		if (event.getEnvironment().acceptsProfiles(Profiles.of("production"))) {
			List<String> problems = problems(event.getEnvironment());
			if (!problems.isEmpty()) {
				throw new ConfigurationException(problems);
			}
		}
	}

	static List<String> problems(ConfigurableEnvironment environment) {
		return REQUIREMENTS.stream()
			.map((requirement) -> requirement.problem(environment.getProperty(requirement.variable(), "")))
			.flatMap(Optional::stream)
			.toList();
	}

}
