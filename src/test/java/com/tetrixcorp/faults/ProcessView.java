package com.tetrixcorp.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the kernel says of a process.
 *
 * @param threads how many it has
 * @param files how many it has open, sockets included
 * @param sockets how many of them are sockets
 * @param residentMib its resident set
 */
record ProcessView(int threads, int files, int sockets, int residentMib) {

	static ProcessView of(long pid) throws IOException {
		Path process = Path.of("/proc", String.valueOf(pid));
		int resident = 0;
		for (String line : Files.readAllLines(process.resolve("status"))) {
			if (line.startsWith("VmRSS:")) {
				resident = Integer.parseInt(line.replaceAll("\\D", "")) / 1024;
			}
		}
		try (Stream<Path> threads = Files.list(process.resolve("task"));
				Stream<Path> files = Files.list(process.resolve("fd"))) {
			int count = 0;
			int sockets = 0;
			for (Path file : (Iterable<Path>) files::iterator) {
				count++;
				sockets += isSocket(file) ? 1 : 0;
			}
			return new ProcessView((int) threads.count(), count, sockets, resident);
		}
	}

	private static boolean isSocket(Path file) {
		try {
			return Files.readSymbolicLink(file).toString().startsWith("socket:");
		}
		catch (IOException ex) {
			// Closed meanwhile.
			return false;
		}
	}

	@Override
	public String toString() {
		return this.threads + " threads, " + this.files + " files (" + this.sockets + " sockets), " + this.residentMib
				+ " MiB";
	}

}
