package com.tetrixcorp.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;

import javax.net.SocketFactory;

/**
 * Makes sockets that an interrupt closes. The usual ones go on waiting for a server that
 * sends a byte now and then, far beyond any deadline, since every byte starts their
 * time-out anew.
 * <p>
 * Public because the driver makes it, by its name.
 */
public class InterruptibleSocketFactory extends SocketFactory {

	@Override
	public Socket createSocket() throws IOException {
		return SocketChannel.open().socket();
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		return SocketChannel.open(new InetSocketAddress(host, port)).socket();
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		return SocketChannel.open(new InetSocketAddress(host, port)).socket();
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
		return createSocket(InetAddress.getByName(host), port, localHost, localPort);
	}

	@Override
	public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
		SocketChannel channel = SocketChannel.open().bind(new InetSocketAddress(localHost, localPort));
		channel.connect(new InetSocketAddress(host, port));
		return channel.socket();
	}

}
