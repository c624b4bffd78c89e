package com.tetrixcorp.provider.firebase;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.tetrixcorp.provider.ProviderSettings;
import com.tetrixcorp.provider.Setting;
import com.tetrixcorp.setting.Forms;

/**
 * How Firebase Authentication is reached.
 *
 * @param apiKey the project's web API key
 * @param projectId the project
 * @param baseUrl where Identity Toolkit answers
 * @param jwksUrl where the keys that sign ID tokens are published
 * @param statusUrl what Firebase says of itself; blank if that is not to be read
 */
@ConfigurationProperties("tetrix.firebase")
record FirebaseProperties(@DefaultValue("") String apiKey, @DefaultValue("") String projectId,
		@DefaultValue("") String baseUrl, @DefaultValue("") String jwksUrl,
		@DefaultValue("") String statusUrl) implements ProviderSettings {

	private static final String JWKS_URL = "https://www.googleapis.com/service_accounts/v1/jwk/"
			+ "securetoken@system.gserviceaccount.com";

	FirebaseProperties {
		apiKey = apiKey.strip();
		projectId = projectId.strip();
		baseUrl = baseUrl.isBlank() ? "https://identitytoolkit.googleapis.com" : baseUrl.strip();
		jwksUrl = jwksUrl.isBlank() ? JWKS_URL : jwksUrl.strip();
		statusUrl = statusUrl.strip();
	}

	/**
	 * Whether ID tokens can be told to be this project's: that needs no key of ours.
	 * @return whether the project and where its keys are published are well-formed
	 */
	boolean signsIn() {
		return !this.projectId.isBlank() && Forms.pathSegment(this.projectId).isEmpty()
				&& Forms.baseUrl(this.jwksUrl).isEmpty();
	}

	@Override
	public List<Setting> settings() {
		return List.of(new Setting("FIREBASE_API_KEY", this.apiKey, Forms::token),
				new Setting("FIREBASE_PROJECT_ID", this.projectId, Forms::pathSegment),
				new Setting("FIREBASE_BASE_URL", this.baseUrl, Forms::baseUrl),
				new Setting("FIREBASE_JWKS_URL", this.jwksUrl, Forms::baseUrl));
	}

	@Override
	public String toString() {
		return "FirebaseProperties[projectId=" + this.projectId + ", baseUrl=" + this.baseUrl + ", jwksUrl="
				+ this.jwksUrl + ", missing=" + missing() + "]";
	}

}
