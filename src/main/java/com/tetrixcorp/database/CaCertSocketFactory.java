package com.tetrixcorp.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

import com.tetrixcorp.setting.PemCertificates;

/**
 * Trusts the authorities of one PEM text and nobody else, and only for the host that was
 * asked for. The driver's own {@code sslrootcert} wants a file, and tells a wrong host
 * name in words only, not by the kind of its exception.
 * <p>
 * Public because the driver makes it, by its name.
 */
public class CaCertSocketFactory extends SSLSocketFactory {

	private final SSLSocketFactory factory;

	/**
	 * Reads the authorities.
	 * @param pem one certificate or more; a line break may be written as {@code \n}
	 * @throws GeneralSecurityException if there is no certificate in it
	 * @throws IOException never: everything is in memory
	 */
	public CaCertSocketFactory(String pem) throws GeneralSecurityException, IOException {
		KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
		authorities.load(null, null);
		for (Certificate certificate : PemCertificates.read(pem)) {
			authorities.setCertificateEntry("authority-" + authorities.size(), certificate);
		}
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(authorities);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		this.factory = context.getSocketFactory();
	}

	@Override
	public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
		return checkingHost(this.factory.createSocket(socket, host, port, autoClose));
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		return checkingHost(this.factory.createSocket(host, port));
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		return checkingHost(this.factory.createSocket(host, port));
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
		return checkingHost(this.factory.createSocket(host, port, localHost, localPort));
	}

	@Override
	public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
		return checkingHost(this.factory.createSocket(host, port, localHost, localPort));
	}

	@Override
	public String[] getDefaultCipherSuites() {
		return this.factory.getDefaultCipherSuites();
	}

	@Override
	public String[] getSupportedCipherSuites() {
		return this.factory.getSupportedCipherSuites();
	}

	private static Socket checkingHost(Socket socket) {
		if (socket instanceof SSLSocket tls) {
			SSLParameters parameters = tls.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
			tls.setSSLParameters(parameters);
		}
		return socket;
	}

}
