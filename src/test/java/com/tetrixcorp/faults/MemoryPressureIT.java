package com.tetrixcorp.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.tetrixcorp.process.Replicas;
import com.tetrixcorp.process.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The container's memory, 1 GiB as in production, is used up by somebody else in it.
 */
@Tag("faults")
@Timeout(180)
class MemoryPressureIT {

	private static final long LIMIT = 1L << 30;

	/** A shell's exit code for who was ended by SIGKILL. */
	private static final int KILLED = 128 + 9;

	/** Production's, as far as every JDK knows them (image/java.options). */
	private static final String OPTIONS = "-XX:MaxRAMPercentage=25 -XX:+UseSerialGC -XX:MaxMetaspaceSize=160m"
			+ " -XX:ReservedCodeCacheSize=64m -XX:MaxDirectMemorySize=32m -XX:+ExitOnOutOfMemoryError";

	private Path directory;

	@AutoClose
	private static ControlGroup group;

	@AutoClose
	private Replicas replicas;

	private ServiceProcess service;

	private Visitors visitors;

	@BeforeAll
	static void limit() throws IOException {
		group = ControlGroup.ofMemory(LIMIT);
	}

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		this.directory = directory;
		this.replicas = new Replicas(Visitors.SETTINGS, Map.of());
		this.service = this.replicas
			.start(Surroundings.group(group.path(), group.root()), Map.of("JAVA_TOOL_OPTIONS", OPTIONS))
			.awaitReady();
		this.visitors = new Visitors(this.service::port);
		await().atMost(Duration.ofSeconds(30)).until(() -> this.visitors.write("First", Duration.ofSeconds(5)) == 201);
	}

	// What happens where the service itself asks for too much: scripts/test/image.bats.
	@Test
	void atTheLimitTheServiceGoesOnAndWhoeverTookTheMemoryEnds() throws Exception {
		Load before = Load.start(20, this.visitors);
		TimeUnit.SECONDS.sleep(5);
		Tally alone = before.stop();
		long hits = group.hits();
		Load load = Load.start(20, this.visitors);
		int ballast = 0;
		for (int i = 0; i < 3; i++) {
			ballast = inGroup("echo 1000 >/proc/self/oom_score_adj; head -c 3G /dev/zero | tail -c 2G >/dev/null");
		}
		// Pages of files fill what is left.
		inGroup("dd if=/dev/zero of='" + this.directory + "/pages' bs=1M count=1500 status=none");
		Tally during = load.stop();
		long later = group.hits();
		int memory = Replicas.details(this.service).at("/memory/total").asInt();

		Observed
			.say("memory: container of %d MiB; alone %s; limit hit %d times by others, whom the kernel is told to end"
					+ " first: %s; %s", memory, alone, later - hits, during, ProcessView.of(this.service.pid()));
		assertThat(memory).as("what the service takes for its container").isEqualTo(1_024);
		assertThat(later).as("the limit was felt").isGreaterThan(hits);
		assertThat(ballast).as("who took it was ended by the kernel").isEqualTo(KILLED);
		assertThat(during.failures()).isEmpty();
		assertThat(this.service.isAlive()).isTrue();
	}

	private int inGroup(String command) throws IOException, InterruptedException {
		return new ProcessBuilder("sh", "-c", "echo $$ >'" + group.path() + "/cgroup.procs'; set -e; " + command)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
	}

}
