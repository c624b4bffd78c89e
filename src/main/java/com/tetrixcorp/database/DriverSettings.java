package com.tetrixcorp.database;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;

import org.postgresql.PGProperty;

/**
 * What the driver is told, beyond the URL. The driver would let the URL's parameters win,
 * so those that are ours are taken out of it.
 */
final class DriverSettings {

	private static final Set<String> OURS = Set.of(PGProperty.CONNECT_TIMEOUT.getName(),
			PGProperty.SOCKET_TIMEOUT.getName(), PGProperty.LOGIN_TIMEOUT.getName(),
			PGProperty.SOCKET_FACTORY.getName(), PGProperty.APPLICATION_NAME.getName());

	private static final Set<String> OURS_WITH_CA = Set.of(PGProperty.SSL_MODE.getName(), PGProperty.SSL.getName(),
			PGProperty.SSL_ROOT_CERT.getName(), PGProperty.SSL_FACTORY.getName(), PGProperty.SSL_FACTORY_ARG.getName());

	private final DatabaseUrl url;

	private final String caCert;

	private DriverSettings(DatabaseUrl url, String caCert) {
		this.url = url;
		this.caCert = caCert;
	}

	static DriverSettings of(DatabaseProperties properties) {
		DatabaseUrl url = url(properties).without(OURS);
		if (properties.caCert().isBlank()) {
			return new DriverSettings(url, "");
		}
		try {
			new CaCertSocketFactory(properties.caCert());
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new MalformedSettingException("DATABASE_CA_CERT", "it holds no certificate in PEM form");
		}
		return new DriverSettings(url.without(OURS_WITH_CA), properties.caCert());
	}

	String jdbcUrl() {
		return this.url.jdbcUrl();
	}

	// For the pool: a hung server holds a thread until the time-out, not for ever.
	Properties forPool(Duration socketTimeout) {
		Properties properties = new Properties();
		PGProperty.USER.set(properties, this.url.user());
		PGProperty.PASSWORD.set(properties, this.url.password());
		PGProperty.APPLICATION_NAME.set(properties, "tetrix");
		PGProperty.CONNECT_TIMEOUT.set(properties, 2);
		PGProperty.SOCKET_TIMEOUT.set(properties, (int) socketTimeout.toSeconds());
		PGProperty.TCP_KEEP_ALIVE.set(properties, true);
		// Without a thread of its own for each login, which would outlive it.
		PGProperty.LOGIN_TIMEOUT.set(properties, 0);
		if (!this.caCert.isEmpty()) {
			PGProperty.SSL_MODE.set(properties, "verify-full");
			PGProperty.SSL_FACTORY.set(properties, CaCertSocketFactory.class.getName());
			PGProperty.SSL_FACTORY_ARG.set(properties, this.caCert);
		}
		return properties;
	}

	// For work in the background that must end when it is interrupted.
	Properties interruptible(Duration socketTimeout) {
		Properties properties = forPool(socketTimeout);
		PGProperty.SOCKET_FACTORY.set(properties, InterruptibleSocketFactory.class.getName());
		return properties;
	}

	private static DatabaseUrl url(DatabaseProperties properties) {
		try {
			return DatabaseUrl.parse(properties.url());
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedSettingException("DATABASE_URL", ex.getMessage());
		}
	}

}
