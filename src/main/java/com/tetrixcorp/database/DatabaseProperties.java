package com.tetrixcorp.database;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How PostgreSQL is reached.
 *
 * @param url its URL, blank if there is no database
 * @param caCert PEM of the authority that signed its certificate, blank to trust as the
 * URL says
 * @param poolSize connections of the application at most
 * @param connectionTimeout how long a request waits for one of them
 * @param probeConnectionLifetime age at which the probe's own connection is renewed; 0
 * for every probe
 */
@ConfigurationProperties("tetrix.database")
record DatabaseProperties(@DefaultValue("") String url, @DefaultValue("") String caCert,
		@DefaultValue("10") int poolSize, @DefaultValue("2s") Duration connectionTimeout,
		@DefaultValue("60s") Duration probeConnectionLifetime) {

	@Override
	public String toString() {
		return "DatabaseProperties[url=" + (this.url.isBlank() ? "missing" : "set") + ", caCert="
				+ (this.caCert.isBlank() ? "missing" : "set") + ", poolSize=" + this.poolSize + ", connectionTimeout="
				+ this.connectionTimeout + ", probeConnectionLifetime=" + this.probeConnectionLifetime + "]";
	}

}
