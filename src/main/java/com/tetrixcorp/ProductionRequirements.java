package com.tetrixcorp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

import com.tetrixcorp.database.DatabaseUrl;
import com.tetrixcorp.setting.Forms;

/**
 * Stops a start in production that could only look healthy: every required variable must
 * be set, and every variable that is set must make sense. Says all problems at once.
 */
final class ProductionRequirements implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

	/** A floor against a placeholder; a good secret is longer. */
	private static final int SECRET_CHARACTERS = 16;

	private static final List<Requirement> REQUIREMENTS = List.of(
			Requirement.required("DATABASE_URL", ProductionRequirements::databaseUrl),
			Requirement.required("TELNYX_API_KEY", Forms::token),
			Requirement.required("TELNYX_VERIFY_PROFILE_ID", Forms::uuid),
			Requirement.required("SINCH_API_TOKEN", Forms::token),
			Requirement.required("SINCH_SERVICE_PLAN_ID", Forms::pathSegment),
			Requirement.required("SINCH_VIRTUAL_NUMBER", Forms::phoneNumber),
			Requirement.required("FIREBASE_API_KEY", Forms::token),
			Requirement.required("FIREBASE_PROJECT_ID", Forms::pathSegment),
			Requirement.required("VERIFICATION_SECRET", Forms.atLeast(SECRET_CHARACTERS)),
			Requirement.required("VERIFICATION_SIGNING_KEY", Forms::signingKey),
			Requirement.optional("DATABASE_CA_CERT", Forms::pemCertificates),
			Requirement.optional("TELNYX_BASE_URL", Forms::baseUrl),
			Requirement.optional("SINCH_REGION", Forms::region),
			// Any region does here: SINCH_REGION has a rule of its own.
			Requirement.optional("SINCH_BASE_URL", (value) -> Forms.baseUrl(value.replace("{region}", "us"))),
			Requirement.optional("FIREBASE_BASE_URL", Forms::baseUrl),
			Requirement.optional("FIREBASE_JWKS_URL", Forms::baseUrl),
			Requirement.optional("STAFF_EMAILS", Forms::emails),
			Requirement.optional("VERIFICATION_COUNTRIES", Forms::countries),
			Requirement.optional("VERIFICATION_AUDIENCES", Forms::hostNames),
			Requirement.optional("ALERT_WEBHOOK_URL", Forms::httpUrl), Requirement.optional("TETRIX_ROLE", Forms::role),
			Requirement.optional("TETRIX_PRIMARY_DOMAIN", Forms::hostName),
			Requirement.optional("TETRIX_ALIAS_DOMAINS", Forms::hostNames), Requirement.optional("PORT", Forms::port),
			Requirement.optional("MANAGEMENT_PORT", Forms::port));

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
		Stream<Optional<String>> each = REQUIREMENTS.stream().map((requirement) -> requirement.problem(environment));
		return Stream.concat(each, Stream.of(Ports.problem(environment))).flatMap(Optional::stream).toList();
	}

	private static Optional<String> databaseUrl(String value) {
		try {
			DatabaseUrl.parse(value);
			return Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.of(String.valueOf(ex.getMessage()));
		}
	}

}
