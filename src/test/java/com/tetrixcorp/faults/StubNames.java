package com.tetrixcorp.faults;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * A name server of one answer for every name. It listens at port 53, the only one that
 * resolvers ask, of a loopback address that nobody else uses.
 */
final class StubNames implements AutoCloseable {

	static final String ADDRESS = "127.0.53.53";

	private static final int HEADER = 12;

	private static final int TYPE_A = 1;

	private static final int A_SECOND = 1;

	private final AtomicInteger questions = new AtomicInteger();

	private final DatagramSocket socket;

	private volatile Behaviour behaviour = Behaviour.RIGHT;

	StubNames() throws IOException {
		this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(ADDRESS), 53));
		Thread thread = new Thread(this::serve, "names");
		thread.setDaemon(true);
		thread.start();
	}

	void behave(Behaviour behaviour) {
		this.behaviour = behaviour;
	}

	int questions() {
		return this.questions.get();
	}

	private void serve() {
		byte[] buffer = new byte[512];
		while (!this.socket.isClosed()) {
			try {
				DatagramPacket question = new DatagramPacket(buffer, buffer.length);
				this.socket.receive(question);
				this.questions.incrementAndGet();
				Behaviour now = this.behaviour;
				if (now != Behaviour.SILENT) {
					byte[] answer = answer(ByteBuffer.wrap(buffer, 0, question.getLength()), now);
					this.socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
				}
			}
			catch (IOException ex) {
				// Closed, or one answer less.
			}
		}
	}

	static byte[] answer(ByteBuffer question, Behaviour behaviour) {
		int end = HEADER;
		while (question.get(end) != 0) {
			end += question.get(end) + 1;
		}
		int type = question.getShort(end + 1);
		end += 5;
		byte[] address = (type == TYPE_A) ? behaviour.bytes() : new byte[0];
		boolean found = address.length > 0;
		ByteBuffer answer = ByteBuffer.allocate(512);
		// The question's number, flags of an answer with its code, one question.
		answer.putShort(question.getShort(0)).putShort((short) (0x8180 | behaviour.code));
		answer.putShort((short) 1).putShort((short) (found ? 1 : 0)).putInt(0);
		for (int i = HEADER; i < end; i++) {
			answer.put(question.get(i));
		}
		if (found) {
			// The same name, by a pointer to it.
			answer.putShort((short) (0xC000 | HEADER)).putShort((short) TYPE_A).putShort((short) 1);
			answer.putInt(A_SECOND).putShort((short) 4).put(address);
		}
		byte[] bytes = new byte[answer.position()];
		answer.flip().get(bytes);
		return bytes;
	}

	@Override
	public void close() {
		this.socket.close();
	}

	/**
	 * What it tells.
	 */
	enum Behaviour {

		/** Where everything is. */
		RIGHT(0, "127.0.0.1"),

		/** Where the database has moved to. */
		MOVED(0, "127.0.53.2"),

		/** Where nobody listens. */
		NOBODY(0, "127.0.53.99"),

		/** That there is no such name. */
		UNKNOWN_NAME(3, null),

		/** That it cannot say. */
		BROKEN(2, null),

		/** Nothing. */
		SILENT(0, null);

		private final int code;

		private final @Nullable String address;

		Behaviour(int code, @Nullable String address) {
			this.code = code;
			this.address = address;
		}

		private byte[] bytes() {
			try {
				return (this.address != null) ? InetAddress.getByName(this.address).getAddress() : new byte[0];
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
