package com.tetrixcorp.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An authority that signs certificates, and those that it signed, made by the JDK's
 * keytool.
 */
final class Authority {

	static final String PASSWORD = "changeit";

	private static final String NAME = "authority";

	private final Path store;

	private Authority(Path store) {
		this.store = store;
	}

	static Authority in(Path directory) throws IOException, InterruptedException {
		Authority authority = new Authority(directory.resolve("keys.p12"));
		authority.keytool("-genkeypair", NAME, "-dname", "CN=Authority of tests", "-ext", "bc:c");
		return authority;
	}

	ServerIdentity signed(String name, String host, String... more)
			throws IOException, InterruptedException, GeneralSecurityException {
		List<String> all = new ArrayList<>(List.of("-signer", NAME));
		all.addAll(List.of(more));
		return selfSigned(name, host, all.toArray(String[]::new));
	}

	ServerIdentity selfSigned(String name, String host, String... more)
			throws IOException, InterruptedException, GeneralSecurityException {
		List<String> all = new ArrayList<>(List.of("-dname", "CN=" + host, "-ext", "san=dns:" + host));
		all.addAll(List.of(more));
		keytool("-genkeypair", name, all.toArray(String[]::new));
		KeyStore keys = keys();
		return new ServerIdentity(keys.getKey(name, PASSWORD.toCharArray()), List.of(keys.getCertificateChain(name)));
	}

	Certificate certificate() throws GeneralSecurityException, IOException {
		return keys().getCertificate(NAME);
	}

	/** A store in which this authority alone is trusted. */
	Path trustStore() throws GeneralSecurityException, IOException {
		Path file = this.store.resolveSibling("trusted.p12");
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry(NAME, certificate());
		try (OutputStream out = Files.newOutputStream(file)) {
			trusted.store(out, PASSWORD.toCharArray());
		}
		return file;
	}

	private KeyStore keys() throws GeneralSecurityException, IOException {
		return KeyStore.getInstance(this.store.toFile(), PASSWORD.toCharArray());
	}

	private void keytool(String command, String alias, String... more) throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), command, "-alias", alias,
						"-keyalg", "RSA", "-keysize", "2048", "-storetype", "PKCS12", "-keystore",
						this.store.toString(), "-storepass", PASSWORD));
		all.addAll(Arrays.asList(more));
		Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IllegalStateException("keytool: " + said);
		}
	}

}
