package com.tetrixcorp.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Locale;

/**
 * A key and a certificate that signs itself, made by the JDK's keytool.
 *
 * @param key the private key, PEM
 * @param certificate the certificate, PEM
 */
public record SelfSigned(String key, String certificate) {

	private static final String PASSWORD = "changeit";

	public static SelfSigned forHost(String host) throws IOException, InterruptedException, GeneralSecurityException {
		Path directory = Files.createTempDirectory("self-signed");
		Path store = directory.resolve("store.p12");
		int exit = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=" + host, "-ext",
				"san=dns:" + host, "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(),
				"-storepass", PASSWORD)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
		if (exit != 0) {
			throw new IllegalStateException("keytool ended with " + exit);
		}
		KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
		Files.delete(store);
		Files.delete(directory);
		return new SelfSigned(pem("private key", keys.getKey("server", PASSWORD.toCharArray()).getEncoded()),
				pem("certificate", keys.getCertificate("server").getEncoded()));
	}

	/** Where a server that runs as the same user accepts them from. */
	Path writeKey() throws IOException {
		Path file = Files.createTempFile("server", ".key",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		file.toFile().deleteOnExit();
		return Files.writeString(file, this.key);
	}

	Path writeCertificate() throws IOException {
		Path file = Files.createTempFile("server", ".crt");
		file.toFile().deleteOnExit();
		return Files.writeString(file, this.certificate);
	}

	private static String pem(String what, byte[] der) {
		String name = what.toUpperCase(Locale.ROOT);
		return "-----BEGIN " + name + "-----\n"
				+ Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
				+ "\n-----END " + name + "-----\n";
	}

}
