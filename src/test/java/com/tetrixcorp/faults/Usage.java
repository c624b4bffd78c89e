package com.tetrixcorp.faults;

import java.io.IOException;
import java.util.List;
import java.util.function.ToIntFunction;

import com.tetrixcorp.process.ServiceProcess;
import com.tetrixcorp.simulator.TcpProxy;

/**
 * What the service takes up.
 *
 * @param residentMib memory
 * @param threads of it
 * @param sockets it has open
 * @param connections to the database
 */
record Usage(int residentMib, int threads, int sockets, int connections) {

	static Usage of(ServiceProcess service, TcpProxy database) throws IOException {
		ProcessView view = ProcessView.of(service.pid());
		return new Usage(view.residentMib(), view.threads(), view.sockets(), database.openConnections());
	}

	static Usage median(List<Usage> samples) {
		return new Usage(median(samples, Usage::residentMib), median(samples, Usage::threads),
				median(samples, Usage::sockets), median(samples, Usage::connections));
	}

	private static int median(List<Usage> samples, ToIntFunction<Usage> value) {
		int[] sorted = samples.stream().mapToInt(value).sorted().toArray();
		return (sorted.length != 0) ? sorted[sorted.length / 2] : 0;
	}

	Usage minus(Usage other) {
		return new Usage(this.residentMib - other.residentMib, this.threads - other.threads,
				this.sockets - other.sockets, this.connections - other.connections);
	}

}
