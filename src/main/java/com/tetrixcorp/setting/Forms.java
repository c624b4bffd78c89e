package com.tetrixcorp.setting;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.CertificateException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells what is wrong with a value, stripped of blanks around it. Reasons are fixed
 * texts: a secret pasted into the wrong variable must not be repeated in a log.
 */
public final class Forms {

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

	private static final Predicate<String> HOST_NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*")
		.asMatchPredicate();

	private static final Predicate<String> EMAIL = Pattern
		.compile("[^\\s\\p{Cntrl}@,;:<>()\"\\[\\]\\\\]{1,64}@(?:" + LABEL + "\\.)+" + LABEL)
		.asMatchPredicate();

	private static final int LONGEST_HOST_NAME = 253;

	private static final int HIGHEST_PORT = 65535;

	private Forms() {
	}

	/**
	 * A key that fits into a header: a line break in it would otherwise surface in the
	 * text of an exception, with the key.
	 * @param value the value
	 * @return what is wrong, if anything
	 */
	public static Optional<String> token(String value) {
		return unless(value.matches("[\\x21-\\x7E]+"), "holds a character no key has");
	}

	public static Optional<String> pathSegment(String value) {
		return unless(value.matches("(?!\\.{1,2}$)[A-Za-z0-9_.-]+"), "holds a character no identifier has");
	}

	public static Optional<String> uuid(String value) {
		return unless(value.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"), "not a UUID");
	}

	public static Optional<String> phoneNumber(String value) {
		return unless(value.matches("\\+?[1-9]\\d{2,14}"), "not a phone number");
	}

	/**
	 * Where a plan for SMS can live.
	 * @param value the value
	 * @return what is wrong, if anything
	 */
	public static Optional<String> region(String value) {
		return unless(value.matches("us|eu|au|br|ca"), "not one of us, eu, au, br, ca");
	}

	/**
	 * The part of the service that an instance answers for.
	 * @param value the value
	 * @return what is wrong, if anything
	 */
	public static Optional<String> role(String value) {
		return unless(value.matches("(?i)all|api|pages"), "not one of all, api, pages");
	}

	/**
	 * A URL that can be asked; credentials in one end up in logs.
	 * @param value the value
	 * @return what is wrong, if anything
	 */
	public static Optional<String> httpUrl(String value) {
		return url(value, (uri) -> true, "not an http(s) URL without user info and fragment");
	}

	/**
	 * A URL that paths are appended to.
	 * @param value the value
	 * @return what is wrong, if anything
	 */
	public static Optional<String> baseUrl(String value) {
		return url(value, (uri) -> uri.getRawQuery() == null,
				"not an http(s) URL without user info, query and fragment");
	}

	public static Optional<String> port(String value) {
		return unless(value.matches("\\d{1,5}") && Integer.parseInt(value) <= HIGHEST_PORT,
				"not a port between 0, for a free one, and 65535");
	}

	public static Optional<String> hostName(String value) {
		return unless(isHostName(value), "not the bare name of a host");
	}

	public static Optional<String> hostNames(String value) {
		return unless(each(value, Forms::isHostName), "not a list of bare names of hosts");
	}

	public static Optional<String> emails(String value) {
		return unless(each(value, EMAIL), "not a list of e-mail addresses");
	}

	public static Optional<String> countries(String value) {
		return unless(each(value, COUNTRIES::contains), "not a list of ISO 3166 country codes");
	}

	public static Function<String, Optional<String>> atLeast(int characters) {
		return (value) -> unless(value.length() >= characters, "shorter than " + characters + " characters");
	}

	public static Optional<String> pemCertificates(String value) {
		try {
			PemCertificates.read(value);
			return Optional.empty();
		}
		catch (CertificateException ex) {
			return Optional.of("holds no certificate in PEM form");
		}
	}

	public static Optional<String> signingKey(String value) {
		try {
			SigningKeys.parse(value);
			return Optional.empty();
		}
		catch (ParseException ex) {
			return Optional
				.of("not a private JWK of the curve P-256 with its public point, alone or in a set with public "
						+ "ones");
		}
	}

	private static Optional<String> url(String value, Predicate<URI> more, String reason) {
		try {
			URI uri = new URI(value);
			boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
			return unless(http && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null
					&& more.test(uri), reason);
		}
		catch (URISyntaxException ex) {
			return Optional.of("not a URL");
		}
	}

	private static boolean isHostName(String value) {
		return value.length() <= LONGEST_HOST_NAME && HOST_NAME.test(value);
	}

	private static boolean each(String list, Predicate<String> form) {
		return Arrays.stream(list.split(",", -1)).map(String::strip).allMatch(form);
	}

	private static Optional<String> unless(boolean well, String reason) {
		return well ? Optional.empty() : Optional.of(reason);
	}

}
