package com.tetrixcorp.provider.telnyx;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.tetrixcorp.provider.ProviderSettings;
import com.tetrixcorp.provider.Setting;
import com.tetrixcorp.setting.Forms;

/**
 * How Telnyx is reached.
 *
 * @param apiKey a v2 API key
 * @param verifyProfileId the id of the verify profile, a UUID
 * @param baseUrl where its API answers
 * @param statusUrl what Telnyx says of itself; blank if that is not to be read
 */
@ConfigurationProperties("tetrix.telnyx")
record TelnyxProperties(@DefaultValue("") String apiKey, @DefaultValue("") String verifyProfileId,
		@DefaultValue("") String baseUrl, @DefaultValue("") String statusUrl) implements ProviderSettings {

	TelnyxProperties {
		apiKey = apiKey.strip();
		verifyProfileId = verifyProfileId.strip();
		baseUrl = baseUrl.isBlank() ? "https://api.telnyx.com/v2" : baseUrl.strip();
		statusUrl = statusUrl.strip();
	}

	@Override
	public List<Setting> settings() {
		return List.of(new Setting("TELNYX_API_KEY", this.apiKey, Forms::token),
				new Setting("TELNYX_VERIFY_PROFILE_ID", this.verifyProfileId, Forms::uuid),
				new Setting("TELNYX_BASE_URL", this.baseUrl, Forms::baseUrl));
	}

	@Override
	public String toString() {
		return "TelnyxProperties[baseUrl=" + this.baseUrl + ", missing=" + missing() + "]";
	}

}
