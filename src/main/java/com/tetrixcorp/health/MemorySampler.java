package com.tetrixcorp.health;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;
import org.jspecify.annotations.Nullable;

/**
 * Measures the process's memory from the container's point of view: the resident set
 * against the limit of the control group (version 2, then 1), else the machine's memory.
 * Reads files, so it is run in the background and requests read the last sample.
 */
final class MemorySampler {

	private static final long KIB = 1024;

	private final Path root;

	private final long machineMemory;

	private volatile @Nullable MemoryReport last;

	MemorySampler() {
		this(Path.of("/"), physicalMemory());
	}

	/**
	 * Creates a sampler over another root, for tests.
	 * @param root where {@code proc} and {@code sys} are
	 * @param machineMemory bytes of the machine
	 */
	MemorySampler(Path root, long machineMemory) {
		this.root = root;
		this.machineMemory = machineMemory;
	}

	private static long physicalMemory() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
	}

	@Nullable MemoryReport last() {
		return this.last;
	}

	void sample() {
		OptionalLong resident = residentSet();
		this.last = resident.isPresent() ? MemoryReport.ofBytes(resident.getAsLong(), limit()) : null;
	}

	private OptionalLong residentSet() {
		return lines("proc/self/status").filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
			.findFirst();
	}

	// The smallest limit that is one: "max" and version 1's huge number are none.
	private long limit() {
		return LongStream
			.concat(LongStream.of(this.machineMemory),
					Stream.of("sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory/memory.limit_in_bytes")
						.flatMap(this::lines)
						.filter((line) -> line.matches("\\d{1,18}"))
						.mapToLong(Long::parseLong))
			.filter((bytes) -> bytes > 0)
			.min()
			.orElseThrow();
	}

	private Stream<String> lines(String file) {
		try {
			return Files.readAllLines(this.root.resolve(file)).stream().map(String::trim);
		}
		catch (IOException ex) {
			// Not this kind of system: the next source answers.
			return List.<String>of().stream();
		}
	}

}
