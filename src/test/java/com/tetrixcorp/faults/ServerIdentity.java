package com.tetrixcorp.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Who a server says it is.
 *
 * @param key its private key
 * @param chain its certificate, and those that vouch for it
 */
record ServerIdentity(Key key, List<Certificate> chain) {

	SSLContext context() throws GeneralSecurityException, IOException {
		char[] password = Authority.PASSWORD.toCharArray();
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		store.setKeyEntry("server", this.key, password, this.chain.toArray(Certificate[]::new));
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, password);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		return context;
	}

	String keyPem() {
		return pem("private key", this.key.getEncoded());
	}

	String chainPem() throws GeneralSecurityException {
		StringBuilder all = new StringBuilder();
		for (Certificate certificate : this.chain) {
			all.append(pem(certificate));
		}
		return all.toString();
	}

	static String pem(Certificate certificate) throws GeneralSecurityException {
		return pem("certificate", certificate.getEncoded());
	}

	private static String pem(String what, byte[] der) {
		String name = what.toUpperCase(Locale.ROOT);
		return "-----BEGIN " + name + "-----\n"
				+ Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
				+ "\n-----END " + name + "-----\n";
	}

}
