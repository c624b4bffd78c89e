package com.tetrixcorp;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParserFactory;

import com.tetrixcorp.database.DatabaseUrl;

/**
 * What can be wrong with a value. Reasons are fixed texts: a secret pasted into the wrong
 * variable must not be repeated in a log.
 */
final class Flaws {

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	private static final int HIGHEST_PORT = 65535;

	private Flaws() {
	}

	static Function<String, Optional<String>> matching(String pattern, String otherwise) {
		return (value) -> unless(value.matches(pattern), otherwise);
	}

	static Function<String, Optional<String>> atLeast(int characters) {
		return (value) -> unless(value.length() >= characters, "shorter than " + characters + " characters");
	}

	static Optional<String> databaseUrl(String value) {
		try {
			DatabaseUrl.parse(value);
			return Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.of("not a URL of the form postgresql://user:password@host:port/database");
		}
	}

	static Optional<String> headerValue(String value) {
		return unless(value.chars().allMatch((it) -> it > ' ' && it < 0x7f), "holds a character no key has");
	}

	static Optional<String> pathSegment(String value) {
		return unless(value.matches("[A-Za-z0-9_.-]+"), "holds a character no identifier has");
	}

	static Optional<String> uuid(String value) {
		return unless(value.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "not a UUID");
	}

	static Optional<String> httpUrl(String value) {
		try {
			URI uri = new URI(value);
			return unless(Set.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null,
					"not an http(s) URL");
		}
		catch (URISyntaxException ex) {
			return Optional.of("not a URL");
		}
	}

	static Optional<String> port(String value) {
		return unless(value.matches("\\d{1,5}") && Integer.parseInt(value) <= HIGHEST_PORT, "not a port");
	}

	static Optional<String> countries(String value) {
		return unless(Arrays.stream(value.split(",")).map(String::trim).allMatch(COUNTRIES::contains),
				"not a list of ISO 3166 country codes");
	}

	static Optional<String> pemCertificates(String value) {
		try {
			byte[] pem = value.getBytes(StandardCharsets.US_ASCII);
			return unless(!CertificateFactory.getInstance("X.509")
				.generateCertificates(new ByteArrayInputStream(pem))
				.isEmpty(), "holds no certificate in PEM form");
		}
		catch (CertificateException ex) {
			return Optional.of("not a certificate in PEM form");
		}
	}

	static Optional<String> privateJwk(String value) {
		try {
			Map<String, Object> jwk = JsonParserFactory.getJsonParser().parseMap(value);
			return unless("EC".equals(jwk.get("kty")) && "P-256".equals(jwk.get("crv")) && jwk.get("d") != null,
					"not a private JWK of the curve P-256");
		}
		catch (JsonParseException ex) {
			return Optional.of("not a JWK in JSON");
		}
	}

	private static Optional<String> unless(boolean well, String reason) {
		return well ? Optional.empty() : Optional.of(reason);
	}

}
