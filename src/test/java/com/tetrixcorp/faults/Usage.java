package com.tetrixcorp.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

import com.tetrixcorp.process.ServiceProcess;
import com.tetrixcorp.simulator.TcpProxy;

/**
 * What the service takes up.
 *
 * @param residentMib memory
 * @param liveMib of its heap, after a full collection
 * @param threads of it; before Java 21 without Tomcat's, since a burst makes up to 200 of
 * them, which steady traffic then keeps
 * @param sockets it has open
 * @param connections to the database
 */
record Usage(int residentMib, int liveMib, int threads, int sockets, int connections) {

	private static final boolean POOLED = Runtime.version().feature() < 21;

	static Usage of(ServiceProcess service, TcpProxy database) throws IOException, InterruptedException {
		int live = liveMib(service);
		ProcessView view = ProcessView.of(service.pid());
		return new Usage(view.residentMib(), live, threads(service.pid()), view.sockets(), database.openConnections());
	}

	static Usage least(List<Usage> samples) {
		return new Usage(least(samples, Usage::residentMib), least(samples, Usage::liveMib),
				least(samples, Usage::threads), least(samples, Usage::sockets), least(samples, Usage::connections));
	}

	private static int threads(long pid) throws IOException {
		try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
			return (int) threads.filter((thread) -> !(POOLED && nameOf(thread).startsWith("http-nio-"))).count();
		}
	}

	private static String nameOf(Path thread) {
		try {
			return Files.readString(thread.resolve("comm"));
		}
		catch (IOException ex) {
			// Ended meanwhile; it is counted.
			return "";
		}
	}

	private static int liveMib(ServiceProcess service) throws IOException, InterruptedException {
		String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
		int code = new ProcessBuilder(jcmd, String.valueOf(service.pid()), "GC.run")
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectErrorStream(true)
			.start()
			.waitFor();
		if (code != 0) {
			throw new IOException("No collection: jcmd ended with " + code);
		}
		String heap = service.management("/actuator/metrics/jvm.memory.used?tag=area:heap").body();
		return (int) (new ObjectMapper().readTree(heap).at("/measurements/0/value").asDouble() / (1024 * 1024));
	}

	private static int least(List<Usage> samples, ToIntFunction<Usage> value) {
		return samples.stream().mapToInt(value).min().orElse(0);
	}

	Usage minus(Usage other) {
		return new Usage(this.residentMib - other.residentMib, this.liveMib - other.liveMib,
				this.threads - other.threads, this.sockets - other.sockets, this.connections - other.connections);
	}

}
