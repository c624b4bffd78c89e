package com.tetrixcorp.setting;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;

/**
 * Reads certificates from a PEM text, in which a line break may be written as {@code \n}:
 * many forms for environment variables take one line only.
 */
public final class PemCertificates {

	private PemCertificates() {
	}

	/**
	 * Reads them.
	 * @param pem one certificate or more
	 * @return at least one
	 * @throws CertificateException if there is none
	 */
	public static Collection<? extends Certificate> read(String pem) throws CertificateException {
		byte[] text = pem.replace("\\n", "\n").getBytes(StandardCharsets.US_ASCII);
		Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
			.generateCertificates(new ByteArrayInputStream(text));
		if (certificates.isEmpty()) {
			throw new CertificateException("No certificate in the text");
		}
		return certificates;
	}

}
