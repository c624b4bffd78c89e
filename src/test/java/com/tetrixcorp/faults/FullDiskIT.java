package com.tetrixcorp.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.tetrixcorp.process.Replicas;
import com.tetrixcorp.process.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The temporary folder, the only place where the service may write, is full: while it
 * runs, and when it starts.
 */
@Tag("faults")
@Timeout(180)
class FullDiskIT {

	private Path temporary;

	@AutoClose
	private Replicas replicas;

	@BeforeEach
	void prepare(@TempDir Path temporary) throws IOException {
		this.temporary = temporary;
		this.replicas = new Replicas(Visitors.SETTINGS, Map.of());
	}

	@Test
	void whileItIsFullEverythingIsServedAndStored() throws Exception {
		ServiceProcess service = start("").awaitReady();
		Path seen = Path.of("/proc", service.pid() + "/root").resolve(Path.of("/").relativize(this.temporary));
		Path filler = seen.resolve("filler");
		Tally before = serve(service);
		fill(filler);
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> Files.write(seen.resolve("more"), new byte[8192]));
		Tally full = serve(service);
		String large = "x".repeat(4_000);
		int stored = new Visitors(service::port).write(large, Duration.ofSeconds(10));
		Files.delete(filler);
		Tally after = serve(service);

		Observed.say("temporary folder with room: %s; full: %s, a long message %d; with room again: %s", before, full,
				stored, after);
		assertThat(before.failures()).isEmpty();
		assertThat(full.failures()).isEmpty();
		assertThat(stored).isEqualTo(201);
		assertThat(after.failures()).isEmpty();
	}

	@Test
	void whenItIsFullAtTheStartTheServiceStartsAllTheSame() throws Exception {
		long start = System.nanoTime();
		ServiceProcess service = start(" && ! cat /dev/zero >'" + this.temporary + "/filler' 2>/dev/null").awaitReady();
		Duration took = Lengths.since(start);
		Tally full = serve(service);

		Observed.say("temporary folder full at the start: ready after %d ms: %s", took.toMillis(), full);
		assertThat(full.failures()).isEmpty();
	}

	private ServiceProcess start(String before) throws IOException {
		return this.replicas.start(Surroundings.disk(this.temporary, "4m", before), Map.of("JAVA_TOOL_OPTIONS",
				"-Xmx128m -XX:+UseSerialGC -XX:-UsePerfData -Djava.io.tmpdir=" + this.temporary));
	}

	private static Tally serve(ServiceProcess service) throws InterruptedException {
		Visitors visitors = new Visitors(service::port);
		await().atMost(Duration.ofSeconds(30))
			.ignoreExceptions()
			.until(() -> visitors.write("First", Duration.ofSeconds(5)) == 201);
		Load load = Load.start(20, visitors);
		TimeUnit.SECONDS.sleep(5);
		return load.stop();
	}

	// Until nothing more fits.
	private static void fill(Path file) throws IOException {
		byte[] piece = new byte[4096];
		try (OutputStream out = Files.newOutputStream(file)) {
			while (true) {
				out.write(piece);
			}
		}
		catch (IOException ex) {
			assertThat(ex).hasMessageContaining("No space left");
		}
	}

}
