package com.tetrixcorp.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MemorySamplerTests {

	private static final long GIB = 1024L * 1024 * 1024;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path root;

	@BeforeEach
	void process() throws IOException {
		write("proc/self/status", "Name:\tjava\nVmRSS:\t  219136 kB\nThreads:\t30\n");
	}

	@Test
	void theLimitOfTheControlGroupVersionTwoCounts() throws IOException {
		write("sys/fs/cgroup/memory.max", "1073741824\n");
		assertThat(sample()).isEqualTo(new MemoryReport(214, 1024, 21));
	}

	@Test
	void theLimitOfTheControlGroupVersionOneCounts() throws IOException {
		write("sys/fs/cgroup/memory/memory.limit_in_bytes", "536870912\n");
		assertThat(sample()).isEqualTo(new MemoryReport(214, 512, 42));
	}

	@Test
	void withoutALimitTheMachineCounts() throws IOException {
		write("sys/fs/cgroup/memory.max", "max\n");
		write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
		assertThat(sample()).isEqualTo(new MemoryReport(214, 8192, 3));
	}

	@Test
	void aLimitAboveTheMachineIsNone() throws IOException {
		write("sys/fs/cgroup/memory.max", String.valueOf(64 * GIB));
		assertThat(sample()).isEqualTo(new MemoryReport(214, 8192, 3));
	}

	@Test
	void whatCannotBeMeasuredIsUnknown() throws IOException {
		Files.delete(this.root.resolve("proc/self/status"));
		assertThat(sample()).isNull();
	}

	@Test
	void onThisMachineTheResidentSetIsMeasured() {
		MemorySampler sampler = new MemorySampler();
		sampler.sample();
		assertThat(sampler.last()).isNotNull().satisfies((it) -> assertThat(it.used()).isBetween(20L, it.total()));
	}

	private @Nullable MemoryReport sample() {
		MemorySampler sampler = new MemorySampler(this.root, 8 * GIB);
		sampler.sample();
		return sampler.last();
	}

	private void write(String file, String content) throws IOException {
		Path path = this.root.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, content);
	}

}
