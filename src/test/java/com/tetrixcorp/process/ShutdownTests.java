package com.tetrixcorp.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class ShutdownTests {

	private static final int TERMINATED = 128 + 15;

	private static final int INTERRUPTED = 128 + 2;

	@ParameterizedTest
	@ValueSource(strings = { "TERM", "INT" })
	void aSignalTurnsReadyOffAtOnceWhileRequestsAreStillAnswered(String signal) throws Exception {
		try (ServiceProcess service = start(Map.of(), "--tetrix.shutdown.drain=3s")) {
			service.signal(signal);
			await().atMost(Duration.ofSeconds(1)).until(() -> service.get("/api/health/ready").statusCode() == 503);
			for (int i = 0; i < 10; i++) {
				assertThat(service.get("/api/health/live").statusCode()).isEqualTo(200);
				HttpResponse<String> health = service.get("/api/health");
				assertThat(health.statusCode()).isEqualTo(503);
				assertThat(health.headers().firstValue("Connection")).hasValue("close");
				assertThat(service.get("/api/health/ready").statusCode()).isEqualTo(503);
				Thread.sleep(200);
			}
			assertThat(service.awaitExit(Duration.ofSeconds(15))).isIn(0, TERMINATED, INTERRUPTED);
			assertThat(service.log()).contains("Draining").doesNotContain("Forced exit");
		}
	}

	@Test
	void aRequestInFlightIsFinishedAfterTheDrain() throws Exception {
		try (ServiceProcess service = start(Map.of(), "--tetrix.shutdown.drain=1s")) {
			CompletableFuture<HttpResponse<String>> slow = inBackground(service, "/api/slow?millis=4000");
			Thread.sleep(500);
			service.signal("TERM");
			assertThat(slow.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
			assertThat(service.awaitExit(Duration.ofSeconds(15))).isIn(0, TERMINATED);
		}
	}

	@Test
	void noRequestSentWhileTheListenerIsOpenIsLost() throws Exception {
		try (ServiceProcess service = start(Map.of(), "--tetrix.shutdown.drain=4s")) {
			ExecutorService clients = Executors.newFixedThreadPool(8);
			try {
				List<CompletableFuture<Integer>> counts = new ArrayList<>();
				long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
				for (int i = 0; i < 8; i++) {
					counts.add(CompletableFuture.supplyAsync(() -> getUntil(service, end), clients));
				}
				Thread.sleep(1000);
				service.signal("TERM");
				int answered = 0;
				for (CompletableFuture<Integer> count : counts) {
					answered += count.get(30, TimeUnit.SECONDS);
				}
				assertThat(answered).isGreaterThan(100);
				assertThat(service.awaitExit(Duration.ofSeconds(15))).isIn(0, TERMINATED);
			}
			finally {
				clients.shutdownNow();
			}
		}
	}

	@Test
	void aHangingProbeDoesNotDelayTheEnd() throws Exception {
		try (ServerSocket silent = new ServerSocket(0)) {
			String url = "http://127.0.0.1:" + silent.getLocalPort();
			Map<String, String> hanging = Map.of("TELNYX_BASE_URL", url, "TELNYX_API_KEY", "KEY0", //
					"TELNYX_VERIFY_PROFILE_ID", "12ade33a-21c0-473b-b055-b3c836e1c292", "SINCH_BASE_URL", url,
					"SINCH_API_TOKEN", "token", "SINCH_SERVICE_PLAN_ID", "plan");
			try (ServiceProcess service = start(hanging, "--tetrix.shutdown.drain=100ms")) {
				Thread.sleep(300);
				long start = System.nanoTime();
				service.signal("TERM");
				assertThat(service.awaitExit(Duration.ofSeconds(15))).isIn(0, TERMINATED);
				assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
			}
		}
	}

	@Test
	void atTheDeadlineTheProcessIsForcedOutWithCodeOneAndTheReasonIsLogged() throws Exception {
		try (ServiceProcess service = start(Map.of(), "--tetrix.shutdown.drain=100ms", "--tetrix.shutdown.deadline=3s",
				"--slow.cleanup=true")) {
			service.signal("TERM");
			assertThat(service.awaitExit(Duration.ofSeconds(15))).isEqualTo(1);
			assertThat(service.log()).contains("Forced exit: still cleaning up: the hanging part");
		}
	}

	@Test
	void anUncaughtErrorInTheBackgroundIsLoggedAndCountedAndTheServiceGoesOn() throws Exception {
		try (ServiceProcess service = start(Map.of())) {
			assertThat(service.get("/api/throw").statusCode()).isEqualTo(200);
			assertThat(service.log()).contains("Uncaught error in background thread background");
			assertThat(service.management("/actuator/prometheus").body())
				.contains("tetrix_background_errors_total 1.0");
			assertThat(service.get("/api/health/ready").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void memoryExhaustedInTheBackgroundEndsTheProcess() throws Exception {
		try (ServiceProcess service = start(Map.of())) {
			service.get("/api/exhaust");
			assertThat(service.awaitExit(Duration.ofSeconds(10))).isEqualTo(3);
		}
	}

	@Test
	void memoryExhaustedInARequestEndsTheProcess() throws Exception {
		try (ServiceProcess service = start(Map.of())) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> service.get("/api/exhaust-here"));
			assertThat(service.awaitExit(Duration.ofSeconds(10))).isEqualTo(3);
			assertThat(service.log()).contains("Out of memory: the process ends");
		}
	}

	@Test
	void afterTheEndTheListenerIsClosed() throws Exception {
		try (ServiceProcess service = start(Map.of(), "--tetrix.shutdown.drain=100ms")) {
			service.signal("TERM");
			service.awaitExit(Duration.ofSeconds(15));
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> service.get("/api/health/live"));
		}
	}

	private static ServiceProcess start(Map<String, String> environment, String... arguments) throws IOException {
		return ServiceProcess.with(SlowService.class, environment, arguments).awaitReady();
	}

	private static CompletableFuture<HttpResponse<String>> inBackground(ServiceProcess service, String path) {
		return CompletableFuture.supplyAsync(() -> get(service, path));
	}

	private static HttpResponse<String> get(ServiceProcess service, String path) {
		try {
			return service.get(path);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException("lost: " + path, ex);
		}
	}

	// Any request that gets no answer throws, and so fails the test.
	private static int getUntil(ServiceProcess service, long end) {
		int answered = 0;
		while (System.nanoTime() < end) {
			assertThat(get(service, "/api/health/live").statusCode()).isEqualTo(200);
			answered++;
		}
		return answered;
	}

}
