package com.tetrixcorp.database;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;

/**
 * What the driver is told, beyond the URL. The driver would let the URL's parameters win,
 * so those that are ours are taken out of it.
 */
final class DriverSettings {

	private static final String USER = "user";

	private static final String PASSWORD = "password";

	private static final String APPLICATION_NAME = "ApplicationName";

	private static final String CONNECT_TIMEOUT = "connectTimeout";

	private static final String SOCKET_TIMEOUT = "socketTimeout";

	private static final String LOGIN_TIMEOUT = "loginTimeout";

	private static final String TCP_KEEP_ALIVE = "tcpKeepAlive";

	private static final String SOCKET_FACTORY = "socketFactory";

	private static final String SSL_MODE = "sslmode";

	private static final String SSL_FACTORY = "sslfactory";

	private static final String SSL_FACTORY_ARG = "sslfactoryarg";

	private static final Set<String> OURS = Set.of(APPLICATION_NAME, CONNECT_TIMEOUT, SOCKET_TIMEOUT, LOGIN_TIMEOUT,
			SOCKET_FACTORY);

	private static final Set<String> OURS_WITH_CA = Set.of("ssl", "sslrootcert", SSL_MODE, SSL_FACTORY,
			SSL_FACTORY_ARG);

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
		properties.setProperty(USER, this.url.user());
		properties.setProperty(PASSWORD, this.url.password());
		properties.setProperty(APPLICATION_NAME, "tetrix");
		// Or the driver tells the name in a round trip of its own.
		properties.setProperty("assumeMinServerVersion", "12");
		properties.setProperty(CONNECT_TIMEOUT, "2");
		properties.setProperty(SOCKET_TIMEOUT, Long.toString(socketTimeout.toSeconds()));
		properties.setProperty(TCP_KEEP_ALIVE, "true");
		// No statement has a name on its connection: behind a pooler that changes
		// connections between transactions, the next one does not have it.
		properties.setProperty("prepareThreshold", "0");
		// Without a thread of its own for each login, which would outlive it.
		properties.setProperty(LOGIN_TIMEOUT, "0");
		if (!this.caCert.isEmpty()) {
			properties.setProperty(SSL_MODE, "verify-full");
			properties.setProperty(SSL_FACTORY, CaCertSocketFactory.class.getName());
			properties.setProperty(SSL_FACTORY_ARG, this.caCert);
		}
		return properties;
	}

	// For work in the background that must end when it is interrupted.
	Properties interruptible(Duration socketTimeout) {
		Properties properties = forPool(socketTimeout);
		properties.setProperty(SOCKET_FACTORY, InterruptibleSocketFactory.class.getName());
		return properties;
	}

	private static DatabaseUrl url(DatabaseProperties properties) {
		try {
			return DatabaseUrl.parse(properties.url());
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedSettingException("DATABASE_URL", String.valueOf(ex.getMessage()));
		}
	}

}
