package com.tetrixcorp.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Which addresses are one client: an IPv4 address itself, for IPv6 the /64 network, since
 * one visitor is given a whole one.
 *
 * @param value the same for all addresses of the client; personal data
 */
public record ClientNetwork(String value) {

	private static final int BYTES_OF_A_NETWORK = 8;

	private static final int LONGEST = 64;

	private static final Pattern IPV6 = Pattern.compile("[\\p{XDigit}:][\\p{XDigit}.]*:[\\p{XDigit}:.]*(?:%[\\w.-]+)?");

	/**
	 * The client behind an address.
	 * @param address as text, of a socket or from a trusted proxy, as a request's remote
	 * address is here
	 * @return its network
	 */
	public static ClientNetwork of(String address) {
		return new ClientNetwork(group(address));
	}

	private static String group(String address) {
		// Only a literal is parsed: any other text would be looked up as a name.
		if (!IPV6.matcher(address).matches()) {
			return abbreviate(address);
		}
		try {
			InetAddress parsed = InetAddress.getByName(address);
			// An IPv4 address in IPv6 notation comes back as what it is.
			return (parsed instanceof Inet6Address) ? network(parsed.getAddress()) : parsed.getHostAddress();
		}
		catch (UnknownHostException ex) {
			return abbreviate(address);
		}
	}

	private static String network(byte[] address) {
		return HexFormat.of().formatHex(Arrays.copyOf(address, BYTES_OF_A_NETWORK)) + "/64";
	}

	private static String abbreviate(String address) {
		return (address.length() > LONGEST) ? address.substring(0, LONGEST) : address;
	}

	/** Shows nothing: addresses are personal data. */
	@Override
	public String toString() {
		return "ClientNetwork";
	}

}
