package com.tetrixcorp.provider.firebase;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeResult;
import com.tetrixcorp.provider.ProviderHealthIndicator;

/**
 * Reads the project and the published keys: proves that the key is accepted and that an
 * ID token could be verified.
 */
@Component
class FirebaseHealthIndicator extends ProviderHealthIndicator {

	private final FirebaseProperties properties;

	private final Supplier<FirebaseClient> projects;

	private final Supplier<SigningKeysClient> keys;

	FirebaseHealthIndicator(FirebaseProperties properties, ObjectProvider<FirebaseClient> projects,
			ObjectProvider<SigningKeysClient> keys, ObjectProvider<HealthReports> reports) {
		super("firebase", properties, reports);
		this.properties = properties;
		this.projects = atStart(properties, projects);
		this.keys = atStart(properties, keys);
	}

	@Override
	protected ProbeResult ask() {
		return judge(this.properties.projectId(), this.projects.get().project(), this.keys.get().signingKeys());
	}

	static ProbeResult judge(String projectId, @Nullable Project project, @Nullable SigningKeys keys) {
		if (project == null || project.projectId() == null || keys == null || !keys.canVerify()) {
			return ProbeResult.of(Outcome.PROTOCOL);
		}
		// A hint only: an owner may have removed the domains that a project is born with.
		if (!project.authorizes(projectId + ".firebaseapp.com") && !project.authorizes(projectId + ".web.app")) {
			return ProbeResult.passWith(List.of("the API key may belong to another project than FIREBASE_PROJECT_ID"));
		}
		return ProbeResult.of(Outcome.PASS);
	}

}
