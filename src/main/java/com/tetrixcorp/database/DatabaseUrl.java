package com.tetrixcorp.database;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL is and who we are there, taken apart from a {@code DATABASE_URL}: the
 * driver's URL has no place for a user, and a password in it would end up in logs.
 *
 * @param address host and port, or several separated by commas
 * @param name the database
 * @param user the user
 * @param password the password, empty if none is needed
 * @param parameters the driver's parameters
 */
public record DatabaseUrl(String address, String name, String user, String password, Map<String, String> parameters) {

	private static final Pattern URL = Pattern
		.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^/?]*)@)?([^/?@]*)(?:/([^?]*))?(?:\\?(.*))?");

	private static final Pattern HOST = Pattern.compile("([\\w.-]+|\\[[\\p{XDigit}:.]+(?:%\\w+)?\\])(?::(\\d{1,5}))?");

	private static final Set<String> SSL_MODES = Set.of("disable", "allow", "prefer", "require", "verify-ca",
			"verify-full");

	private static final String DEFAULT_PORT = "5432";

	public DatabaseUrl {
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
	}

	/**
	 * Takes a URL apart.
	 * @param url {@code postgresql://user:password@host:port/name?parameters}, with
	 * percent-encoding, or the same with {@code postgres:} or {@code jdbc:postgresql:};
	 * user and password may be parameters instead
	 * @return the parts
	 * @throws IllegalArgumentException if it cannot be; the message says why and holds
	 * nothing of the URL
	 */
	public static DatabaseUrl parse(String url) {
		Matcher parts = URL.matcher(url.strip());
		require(parts.matches(), "it does not have the form postgresql://user:password@host:port/name");
		Map<String, String> parameters = parameters(orEmpty(parts.group(4)));
		String[] login = orEmpty(parts.group(1)).split(":", 2);
		String userParameter = orEmpty(parameters.remove("user"));
		String passwordParameter = orEmpty(parameters.remove("password"));
		String user = login[0].isEmpty() ? userParameter : decode(login[0]);
		String password = (login.length < 2) ? passwordParameter : decode(login[1]);
		String name = decode(orEmpty(parts.group(3)));
		require(!user.isEmpty(), "it names no user");
		require(!name.isEmpty(), "it names no database");
		require(!name.contains("/"), "the name of its database contains a slash");
		require(SSL_MODES.contains(parameters.getOrDefault("sslmode", "prefer").toLowerCase(Locale.ROOT)),
				"its sslmode is unknown");
		return new DatabaseUrl(address(parts.group(2)), name, user, password, parameters);
	}

	/**
	 * The same without some of the driver's parameters.
	 * @param names the parameters, which somebody else sets
	 * @return the rest
	 */
	DatabaseUrl without(Set<String> names) {
		Map<String, String> rest = new LinkedHashMap<>(this.parameters);
		rest.keySet().removeAll(names);
		return new DatabaseUrl(this.address, this.name, this.user, this.password, rest);
	}

	/**
	 * The URL for the driver, without user and password.
	 * @return a URL that may be shown to an operator
	 */
	public String jdbcUrl() {
		String query = this.parameters.entrySet()
			.stream()
			.map((parameter) -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
			.collect(Collectors.joining("&"));
		return "jdbc:postgresql://" + this.address + "/" + encode(this.name) + (query.isEmpty() ? "" : "?" + query);
	}

	@Override
	public String toString() {
		return "DatabaseUrl[address=" + this.address + ", name=" + this.name + "]";
	}

	private static String address(String hosts) {
		require(!hosts.isEmpty() && !hosts.startsWith(":"), "it names no host");
		return Pattern.compile(",").splitAsStream(hosts).map(DatabaseUrl::hostAndPort).collect(Collectors.joining(","));
	}

	private static String hostAndPort(String text) {
		Matcher host = HOST.matcher(text);
		require(host.matches(), "its host or port is malformed");
		String port = (host.group(2) != null) ? host.group(2) : DEFAULT_PORT;
		int number = Integer.parseInt(port);
		require(number > 0 && number <= 65_535, "its port is not between 1 and 65535");
		return host.group(1) + ":" + number;
	}

	private static Map<String, String> parameters(String query) {
		Map<String, String> parameters = new LinkedHashMap<>();
		Pattern.compile("&").splitAsStream(query).filter((text) -> !text.isEmpty()).forEach((text) -> {
			String[] parameter = text.split("=", 2);
			parameters.put(decode(parameter[0]), (parameter.length < 2) ? "" : decode(parameter[1]));
		});
		return parameters;
	}

	private static String decode(String text) {
		try {
			// A plus is a plus here; the JDK's decoder is one for forms.
			return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// Without its cause, whose message quotes the text.
			throw new IllegalArgumentException("its percent-encoding is broken");
		}
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static void require(boolean condition, String otherwise) {
		if (!condition) {
			throw new IllegalArgumentException(otherwise);
		}
	}

}
