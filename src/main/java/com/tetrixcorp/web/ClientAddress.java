package com.tetrixcorp.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Tells which addresses are one client.
 */
final class ClientAddress {

	private static final int BYTES_OF_A_NETWORK = 8;

	private static final int LONGEST = 64;

	private ClientAddress() {
	}

	/**
	 * The client behind an address: an IPv4 address itself, for IPv6 the /64 network,
	 * since one visitor is given a whole one.
	 * @param address as text, of a socket or from a trusted proxy
	 * @return a key that is the same for all addresses of the client
	 */
	static String group(String address) {
		// Only a literal with a colon is parsed: no text can cause a look-up.
		if (address.indexOf(':') < 0) {
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

}
