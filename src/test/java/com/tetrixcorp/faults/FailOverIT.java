package com.tetrixcorp.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.tetrixcorp.process.ServiceProcess;
import com.tetrixcorp.simulator.Simulators;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * PostgreSQL's primary is lost, its standby is promoted, and the address changes hands;
 * the service runs at production's intervals.
 */
@Tag("faults")
@Timeout(300)
class FailOverIT {

	/** Production's, for the database. */
	private static final Duration PROBE_INTERVAL = Duration.ofSeconds(5);

	private static final double JITTER = 1.1;

	private static final int WRITES_PER_SECOND = 40;

	@AutoClose
	private PrimaryAndStandby pair;

	@AutoClose
	private TcpProxy address;

	@AutoClose
	private Simulators providers;

	@AutoClose
	private ServiceProcess service;

	private Visitors visitors;

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		this.pair = PrimaryAndStandby.start(directory);
		this.address = TcpProxy.to(this.pair.primaryPort());
		this.providers = Simulators.start();
		this.service = ServiceProcess.jar(environment()).awaitReady();
		this.visitors = new Visitors(this.service::port);
		await().atMost(Duration.ofSeconds(30))
			.until(() -> this.visitors.write("First", Duration.ofSeconds(5)) == 201 && database("pass"));
	}

	private Map<String, String> environment() throws JsonProcessingException {
		Map<String, String> environment = new HashMap<>(this.providers.environment());
		environment.put("DATABASE_URL", "postgresql://postgres@localhost:" + this.address.port() + "/postgres");
		environment.put("SPRING_APPLICATION_JSON", new ObjectMapper().writeValueAsString(Visitors.SETTINGS));
		environment.put("JAVA_TOOL_OPTIONS", "-Xmx160m -XX:+UseSerialGC");
		return environment;
	}

	@ParameterizedTest
	@EnumSource
	void theServiceIsBackWithinOneProbeIntervalAfterTheNewPrimaryAnswers(Loss loss) throws Exception {
		AtomicLong newest = new AtomicLong();
		Load load = Load.start(WRITES_PER_SECOND, (number) -> {
			int status = this.visitors.write("Message " + number, Duration.ofSeconds(40));
			if (status == 201) {
				newest.set(System.nanoTime());
			}
			return status;
		});
		TimeUnit.SECONDS.sleep(2);
		lose(loss);
		await().atMost(Duration.ofSeconds(30)).until(() -> database("fail"));
		int acknowledgedBefore = this.visitors.acknowledged().size();
		this.pair.promote();
		this.address.handOver(this.pair.standbyPort());
		long answers = System.nanoTime();
		CompletableFuture<Duration> first = CompletableFuture
			.supplyAsync(() -> until(() -> newest.get() > answers, answers));
		Duration told = until(() -> database("pass"), answers);
		Duration written = first.get(60, TimeUnit.SECONDS);
		TimeUnit.SECONDS.sleep(2);
		Tally tally = load.stop();

		Observed.say("fail-over, primary %s: first write %d ms after the new one answers, \"pass\" after %d ms: %s",
				loss, written.toMillis(), told.toMillis(), tally);
		assertThat(tally.failures()).as("the loss was noticed").isNotEmpty();
		assertThat(written).isLessThan(PROBE_INTERVAL);
		// From "fail" it takes two passes in a row: the first within one interval.
		assertThat(told).isLessThan(Duration.ofMillis((long) (PROBE_INTERVAL.toMillis() * 2 * JITTER) + 500));
		assertThat(this.visitors.acknowledged().size()).isGreaterThan(acknowledgedBefore + WRITES_PER_SECOND);
		assertThat(Visitors.stored(this.pair.standby())).as("nothing acknowledged is lost")
			.containsAll(this.visitors.acknowledged());
	}

	private static Duration until(Callable<Boolean> condition, long start) {
		await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(condition);
		return Lengths.since(start);
	}

	private void lose(Loss loss) throws IOException, InterruptedException {
		if (loss == Loss.CRASHED) {
			this.pair.crashPrimary();
		}
		else {
			this.pair.freezePrimary();
		}
	}

	private boolean database(String status) throws IOException, InterruptedException {
		return this.service.get("/api/health").body().contains("\"database\":\"" + status + "\"");
	}

	/**
	 * How a primary goes.
	 */
	enum Loss {

		/** Its connections end. */
		CRASHED,

		/** Its connections stay open, and nothing comes any more. */
		SILENT

	}

}
