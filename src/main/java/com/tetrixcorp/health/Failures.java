package com.tetrixcorp.health;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/**
 * Derives the class of a failure from what a client or driver threw. The text of the
 * exception is never looked at, so that it cannot leak.
 */
public final class Failures {

	/** Deepest cause wins; within one exception the first row that fits. */
	private static final Map<Class<? extends Throwable>, Outcome> CLASSES = new LinkedHashMap<>();

	static {
		CLASSES.put(UnknownHostException.class, Outcome.DNS);
		CLASSES.put(UnresolvedAddressException.class, Outcome.DNS);
		CLASSES.put(SSLException.class, Outcome.TLS);
		CLASSES.put(CertificateException.class, Outcome.TLS);
		CLASSES.put(HttpConnectTimeoutException.class, Outcome.CONNECT);
		CLASSES.put(HttpTimeoutException.class, Outcome.TIMEOUT);
		CLASSES.put(SocketTimeoutException.class, Outcome.TIMEOUT);
		CLASSES.put(InterruptedIOException.class, Outcome.TIMEOUT);
		CLASSES.put(InterruptedException.class, Outcome.TIMEOUT);
		CLASSES.put(TimeoutException.class, Outcome.TIMEOUT);
		// A file that our settings name, such as a root certificate.
		CLASSES.put(FileNotFoundException.class, Outcome.MISCONFIGURED);
		CLASSES.put(ClosedByInterruptException.class, Outcome.TIMEOUT);
		CLASSES.put(ProtocolException.class, Outcome.PROTOCOL);
		CLASSES.put(ConnectException.class, Outcome.CONNECT);
		CLASSES.put(NoRouteToHostException.class, Outcome.CONNECT);
		CLASSES.put(SocketException.class, Outcome.CONNECT);
		CLASSES.put(IOException.class, Outcome.CONNECT);
	}

	private Failures() {
	}

	/**
	 * The class of failure that an exception stands for.
	 * @param thrown what a client or driver threw, with its causes
	 * @return the class, or empty if nothing in the chain is about the network
	 */
	public static Optional<Outcome> classify(Throwable thrown) {
		Optional<Outcome> found = Optional.empty();
		for (Throwable link = thrown; link != null; link = link.getCause()) {
			Optional<Outcome> outcome = classOf(link);
			if (outcome.isPresent() && (found.isEmpty() || outcome.get() != Outcome.CONNECT)) {
				found = outcome;
			}
		}
		return found;
	}

	private static Optional<Outcome> classOf(Throwable link) {
		return CLASSES.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().isInstance(link))
			.map(Map.Entry::getValue)
			.findFirst();
	}

}
