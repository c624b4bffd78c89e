package com.tetrixcorp.simulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One connection: reads requests and answers them, or misbehaves as it is told. A raw
 * socket, since no HTTP server lets itself be made to break its protocol.
 */
final class Conversation {

	private static final int CHUNK = 8 * 1024;

	private static final String LENGTH_OF_A_DRIP = "Content-Length: 3600";

	private final Socket socket;

	private final Function<Request, Reply> replies;

	Conversation(Socket socket, Function<Request, Reply> replies) {
		this.socket = socket;
		this.replies = replies;
	}

	void hold() throws IOException, InterruptedException {
		BufferedInputStream in = new BufferedInputStream(this.socket.getInputStream());
		boolean goesOn = true;
		while (goesOn) {
			Optional<Request> request = Request.read(in);
			if (request.isEmpty()) {
				return;
			}
			Reply reply = this.replies.apply(request.get());
			switch (reply.fault()) {
				case HANG, LOST_ANSWER -> in.read();
				case SLOW -> sendLater(reply.answer());
				case RESET -> this.socket.setSoLinger(true, 0);
				case DRIP -> drip(reply.answer());
				case ENDLESS -> neverEnd(reply.answer());
				case TRUNCATE -> truncate(reply.answer());
				case GIBBERISH -> send("This is no HTTP.\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
				default -> send(reply.answer());
			}
			goesOn = !reply.fault().breaksConnection();
		}
	}

	private void sendLater(Answer answer) throws IOException, InterruptedException {
		TimeUnit.MILLISECONDS.sleep(250);
		send(answer);
	}

	private void send(Answer answer) throws IOException {
		byte[] body = answer.bytes();
		send(answer.head("Content-Length: " + body.length));
		send(body);
	}

	private void truncate(Answer answer) throws IOException {
		byte[] body = answer.bytes();
		send(answer.head("Content-Length: " + (body.length + 1)));
		send(body);
	}

	private void drip(Answer answer) throws IOException, InterruptedException {
		send(answer.head(LENGTH_OF_A_DRIP));
		while (true) {
			send(new byte[] { ' ' });
			TimeUnit.SECONDS.sleep(1);
		}
	}

	private void neverEnd(Answer answer) throws IOException {
		byte[] chunk = (Integer.toHexString(CHUNK) + "\r\n" + " ".repeat(CHUNK) + "\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		send(answer.head("Transfer-Encoding: chunked"));
		while (true) {
			send(chunk);
		}
	}

	private void send(byte[] bytes) throws IOException {
		OutputStream out = this.socket.getOutputStream();
		out.write(bytes);
		out.flush();
	}

	/**
	 * What to do with one request.
	 *
	 * @param fault how to misbehave
	 * @param answer what to say, as far as the fault lets it
	 */
	record Reply(Fault fault, Answer answer) {

	}

}
