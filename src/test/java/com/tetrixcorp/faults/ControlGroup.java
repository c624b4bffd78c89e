package com.tetrixcorp.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static org.awaitility.Awaitility.await;

/**
 * A limit of memory as a container has one, by the kernel's control groups: version 2, or
 * 1 where that is in charge of memory.
 */
final class ControlGroup implements AutoCloseable {

	private static final Path VERSION_1 = Path.of("/sys/fs/cgroup/memory");

	private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");

	private final Path root;

	private final Path group;

	private ControlGroup(Path root, Path group) {
		this.root = root;
		this.group = group;
	}

	static ControlGroup ofMemory(long bytes) throws IOException {
		boolean first = Files.exists(VERSION_1.resolve("memory.limit_in_bytes"));
		Path root = first ? VERSION_1 : VERSION_2;
		Path group = Files.createDirectory(root.resolve("tetrix-faults-" + ProcessHandle.current().pid()));
		Files.writeString(group.resolve(first ? "memory.limit_in_bytes" : "memory.max"), String.valueOf(bytes));
		// Containers have no swap. Version 1 would no longer count its hits.
		Path swap = group.resolve("memory.swap.max");
		if (Files.exists(swap)) {
			Files.writeString(swap, "0");
		}
		return new ControlGroup(root, group);
	}

	Path root() {
		return this.root;
	}

	Path path() {
		return this.group;
	}

	/** How often somebody wanted memory at the limit. */
	long hits() throws IOException {
		Path first = this.group.resolve("memory.failcnt");
		if (Files.exists(first)) {
			return Long.parseLong(Files.readString(first).strip());
		}
		return Files.readAllLines(this.group.resolve("memory.events"))
			.stream()
			.filter((line) -> line.startsWith("max "))
			.mapToLong((line) -> Long.parseLong(line.substring(4)))
			.sum();
	}

	@Override
	public void close() {
		// Its processes take a moment to be gone.
		await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> Files.deleteIfExists(this.group));
	}

}
