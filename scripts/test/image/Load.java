import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Visits a service on this machine over many connections for a while, each visitor with an address of its own, and
 * prints how often each status was answered: {@code java Load.java <port> <connections> <seconds> <path ...>}.
 */
class Load {

	private static final Map<String, LongAdder> ANSWERS = new ConcurrentHashMap<>();

	public static void main(String[] args) throws Exception {
		int port = Integer.parseInt(args[0]);
		int connections = Integer.parseInt(args[1]);
		long end = System.nanoTime() + Long.parseLong(args[2]) * 1_000_000_000L;
		try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int visitor = 0; visitor < connections; visitor++) {
				int number = visitor;
				visitors.submit(() -> visit(port, number, end, args));
			}
		}
		System.out.println(new TreeMap<>(ANSWERS));
	}

	private static void visit(int port, int number, long end, String[] args) {
		int next = number;
		while (System.nanoTime() < end) {
			try (Socket socket = new Socket("127.0.0.1", port)) {
				socket.setSoTimeout(20_000);
				InputStream in = new BufferedInputStream(socket.getInputStream());
				// As many as one connection of a browser may carry; then a new one, from a new address.
				boolean open = true;
				for (int request = 0; open && request < 100 && System.nanoTime() < end; request++, next++) {
					String path = args[3 + next % (args.length - 3)];
					String client = "10.%d.%d.%d".formatted(number % 250, next / 100 % 250, next / 25_000 % 250);
					String gzip = (next % 2 == 0) ? "Accept-Encoding: gzip\r\n" : "";
					socket.getOutputStream()
						.write(("GET " + path + " HTTP/1.1\r\nHost: tetrixcorp.com\r\ndo-connecting-ip: " + client + "\r\n"
								+ gzip + "\r\n")
							.getBytes(StandardCharsets.US_ASCII));
					open = readAnswer(in);
				}
			}
			catch (IOException ex) {
				count(ex.getClass().getSimpleName());
			}
		}
	}

	private static void count(String answer) {
		ANSWERS.computeIfAbsent(answer, (key) -> new LongAdder()).increment();
	}

	/** Counts one answer and tells whether the connection can carry another. */
	private static boolean readAnswer(InputStream in) throws IOException {
		String status = line(in).split(" ")[1];
		long length = 0;
		boolean chunked = false;
		boolean open = true;
		for (String header = line(in); !header.isEmpty(); header = line(in)) {
			String lower = header.toLowerCase();
			if (lower.startsWith("content-length:")) {
				length = Long.parseLong(header.substring(15).trim());
			}
			open &= !lower.equals("connection: close");
			chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
		}
		if (chunked) {
			do {
				length = Long.parseLong(line(in).trim(), 16);
				in.skipNBytes(length);
				line(in);
			}
			while (length > 0);
		}
		else {
			in.skipNBytes(length);
		}
		count(status);
		return open;
	}

	private static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				throw new IOException("Closed early");
			}
			if (next != '\r') {
				line.append((char) next);
			}
		}
		return line.toString();
	}

}
