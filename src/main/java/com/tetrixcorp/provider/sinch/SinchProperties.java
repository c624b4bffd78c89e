package com.tetrixcorp.provider.sinch;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.tetrixcorp.provider.ProviderSettings;
import com.tetrixcorp.provider.Setting;
import com.tetrixcorp.setting.Forms;

/**
 * How Sinch is reached.
 *
 * @param apiToken the API token of the service plan
 * @param servicePlanId the service plan
 * @param virtualNumber the number that SMS are sent from
 * @param region where the service plan lives
 * @param baseUrl where its API answers; {@code {region}} is replaced
 * @param statusUrl what Sinch says of itself; blank if that is not to be read
 */
@ConfigurationProperties("tetrix.sinch")
record SinchProperties(@DefaultValue("") String apiToken, @DefaultValue("") String servicePlanId,
		@DefaultValue("") String virtualNumber, @DefaultValue("us") String region, @DefaultValue("") String baseUrl,
		@DefaultValue("") String statusUrl) implements ProviderSettings {

	SinchProperties {
		apiToken = apiToken.strip();
		servicePlanId = servicePlanId.strip();
		virtualNumber = virtualNumber.strip();
		region = region.isBlank() ? "us" : region.strip();
		baseUrl = (baseUrl.isBlank() ? "https://{region}.sms.api.sinch.com" : baseUrl.strip()).replace("{region}",
				region);
		statusUrl = statusUrl.strip();
	}

	@Override
	public List<Setting> settings() {
		return List.of(new Setting("SINCH_API_TOKEN", this.apiToken, Forms::token),
				new Setting("SINCH_SERVICE_PLAN_ID", this.servicePlanId, Forms::pathSegment),
				new Setting("SINCH_VIRTUAL_NUMBER", this.virtualNumber, Forms::phoneNumber),
				new Setting("SINCH_REGION", this.region, Forms::region),
				new Setting("SINCH_BASE_URL", this.baseUrl, Forms::baseUrl));
	}

	@Override
	public String toString() {
		return "SinchProperties[baseUrl=" + this.baseUrl + ", missing=" + missing() + "]";
	}

}
