package com.tetrixcorp.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the subjects of limits are kept.
 *
 * @param secret key of their hashes; blank: hashes without a key
 */
@ConfigurationProperties("tetrix.limit")
record LimitProperties(@DefaultValue("") String secret) {

	@Override
	public String toString() {
		return "LimitProperties[secret=" + (this.secret.isBlank() ? "missing" : "set") + "]";
	}

}
