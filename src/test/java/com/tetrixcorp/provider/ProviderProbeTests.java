package com.tetrixcorp.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.ResourceAccessException;

import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeResult;
import com.tetrixcorp.simulator.Deadline;
import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.Simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each fault of each provider against its class.
 */
class ProviderProbeTests {

	private static final Duration DEADLINE = Duration.ofSeconds(1);

	private static final Map<Fault, Outcome> CLASSES = new EnumMap<>(Fault.class);

	static {
		CLASSES.put(Fault.NORMAL, Outcome.PASS);
		CLASSES.put(Fault.HANG, Outcome.TIMEOUT);
		CLASSES.put(Fault.DRIP, Outcome.TIMEOUT);
		CLASSES.put(Fault.RESET, Outcome.CONNECT);
		CLASSES.put(Fault.TRUNCATE, Outcome.CONNECT);
		CLASSES.put(Fault.UNAUTHORIZED, Outcome.CREDENTIALS);
		CLASSES.put(Fault.FORBIDDEN, Outcome.MISCONFIGURED);
		CLASSES.put(Fault.NOT_FOUND, Outcome.MISCONFIGURED);
		CLASSES.put(Fault.TOO_MANY, Outcome.THROTTLED);
		CLASSES.put(Fault.SERVER_ERROR, Outcome.SERVER_ERROR);
		CLASSES.put(Fault.MALFORMED, Outcome.PROTOCOL);
		CLASSES.put(Fault.ENDLESS, Outcome.PROTOCOL);
		CLASSES.put(Fault.REDIRECT, Outcome.PROTOCOL);
		CLASSES.put(Fault.EMPTY, Outcome.PROTOCOL);
		CLASSES.put(Fault.WRONG_SHAPE, Outcome.PROTOCOL);
		CLASSES.put(Fault.GIBBERISH, Outcome.PROTOCOL);
	}

	private static Simulators simulators;

	private static ProviderContext context;

	@BeforeAll
	static void start() throws IOException {
		simulators = Simulators.start();
		context = new ProviderContext(simulators.environment());
	}

	@AfterAll
	static void stop() {
		context.close();
		simulators.close();
	}

	@AfterEach
	void answerNormally() {
		Stream.of("telnyx", "sinch", "firebase", Simulators.SIGNING_KEYS)
			.forEach((provider) -> simulators.fault(provider, Fault.NORMAL));
	}

	@ParameterizedTest(name = "{0} that does {1} is {2}")
	@MethodSource("faultsOfProviders")
	void aFaultHasItsClass(String provider, Fault fault, Outcome outcome) throws Exception {
		simulators.fault(provider, fault);

		assertThat(probe(provider).outcome()).isEqualTo(outcome);
	}

	@ParameterizedTest(name = "{0} recovers from {1}")
	@MethodSource("faultsOfProviders")
	void theProbeAfterAFaultPasses(String provider, Fault fault, Outcome outcome) throws Exception {
		simulators.fault(provider, fault);
		probe(provider);
		simulators.fault(provider, Fault.NORMAL);

		assertThat(probe(provider)).isEqualTo(ProbeResult.of(Outcome.PASS));
	}

	@Test
	void eachCallIsMeasuredUnderALabelThatHoldsNoValue() throws Exception {
		probe("telnyx");
		probe("sinch");
		probe("firebase");

		assertThat(context.bean(MeterRegistry.class).find("http.client.requests").timers())
			.extracting((timer) -> timer.getId().getTag("uri"))
			.contains("/sinch/xms/v1/{plan}/batches?page_size=1&start_date={now}")
			.allSatisfy((uri) -> assertThat(uri).doesNotContain("queryParam").doesNotContainPattern("\\d{4}"));
	}

	@Test
	void sinchIsAskedForOneBatchSentFromNowOn() throws Exception {
		List<URI> asked = new CopyOnWriteArrayList<>();
		HttpServer sinch = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		sinch.createContext("/", (exchange) -> {
			asked.add(exchange.getRequestURI());
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		sinch.start();
		try {
			Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

			probeWith("SINCH_BASE_URL", "http://localhost:" + sinch.getAddress().getPort(), "sinch");

			String plan = simulators.environment().get("SINCH_SERVICE_PLAN_ID");
			assertThat(asked).singleElement()
				.satisfies((uri) -> assertThat(uri.getPath()).isEqualTo("/xms/v1/" + plan + "/batches"));
			String start = "page_size=1&start_date=";
			assertThat(asked.get(0).getQuery()).startsWith(start);
			assertThat(Instant.parse(asked.get(0).getQuery().substring(start.length()))).isBetween(before,
					Instant.now());
		}
		finally {
			sinch.stop(0);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "LOST_ANSWER", "SLOW", "BAD_NUMBER" })
	void aFaultOfThePublishedKeysIsOneOfFirebase(Fault fault) throws Exception {
		simulators.fault(Simulators.SIGNING_KEYS, fault);

		// No key of ours is shown there, so none can be refused: the address is wrong.
		Outcome outcome = (fault != Fault.UNAUTHORIZED) ? CLASSES.get(fault) : Outcome.MISCONFIGURED;
		assertThat(probe("firebase").outcome()).isEqualTo(outcome);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "LOST_ANSWER", "SLOW", "BAD_NUMBER" })
	void nothingIsLeftBehindByFiftyRoundsOfAFault(Fault fault) throws Exception {
		probe("telnyx");
		simulators.fault("telnyx", fault);
		int threads = ManagementFactory.getThreadMXBean().getThreadCount();

		for (int round = 0; round < 50; round++) {
			Deadline.run(context.probe("telnyx"), Duration.ofMillis(100));
		}

		assertThat(settled(simulators::openConnections, 3)).isLessThanOrEqualTo(3);
		assertThat(settled(ManagementFactory.getThreadMXBean()::getThreadCount, threads + 5))
			.isLessThanOrEqualTo(threads + 5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "telnyx", "sinch", "firebase" })
	void aRedirectIsNotFollowed(String provider) throws Exception {
		simulators.fault(provider, Fault.REDIRECT);
		int before = simulators.calls(provider);

		probe(provider);

		assertThat(simulators.calls(provider)).isEqualTo(before + 1);
	}

	@ParameterizedTest
	@CsvSource({ "telnyx, TELNYX_API_KEY, CREDENTIALS", "sinch, SINCH_API_TOKEN, CREDENTIALS",
			"sinch, SINCH_SERVICE_PLAN_ID, CREDENTIALS", "firebase, FIREBASE_API_KEY, CREDENTIALS" })
	void aWrongKeyIsRefusedByTheProviderItself(String provider, String variable, Outcome outcome) throws Exception {
		assertThat(probeWith(variable, "wrong", provider).outcome()).isEqualTo(outcome);
	}

	@Test
	void anUnknownVerifyProfileIsMisconfigured() throws Exception {
		ProbeResult result = probeWith("TELNYX_VERIFY_PROFILE_ID", "00000000-0000-4000-8000-000000000000", "telnyx");

		assertThat(result.outcome()).isEqualTo(Outcome.MISCONFIGURED);
	}

	@Test
	void aKeyOfAnotherProjectPassesWithARemark() throws Exception {
		ProbeResult result = probeWith("FIREBASE_PROJECT_ID", "another-project", "firebase");

		assertThat(result.outcome()).isEqualTo(Outcome.PASS);
		assertThat(result.remarks()).hasSize(1).allMatch((remark) -> remark.contains("FIREBASE_PROJECT_ID"));
	}

	@ParameterizedTest
	@CsvSource({ "telnyx, TELNYX_API_KEY", "telnyx, TELNYX_VERIFY_PROFILE_ID", "sinch, SINCH_API_TOKEN",
			"sinch, SINCH_SERVICE_PLAN_ID", "sinch, SINCH_VIRTUAL_NUMBER", "firebase, FIREBASE_API_KEY",
			"firebase, FIREBASE_PROJECT_ID" })
	void aBlankVariableMeansNotConfiguredAndNoCall(String provider, String variable) throws Exception {
		int before = simulators.calls(provider);

		assertThat(probeWith(variable, " ", provider)).isEqualTo(ProbeResult.of(Outcome.NOT_CONFIGURED));
		assertThat(simulators.calls(provider)).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource({ "telnyx, TELNYX_VERIFY_PROFILE_ID, not-a-uuid", "telnyx, TELNYX_BASE_URL, http://[broken",
			"telnyx, TELNYX_BASE_URL, ftp://localhost", "sinch, SINCH_BASE_URL, localhost:80",
			"firebase, FIREBASE_JWKS_URL, https://user:secret@localhost/",
			"firebase, FIREBASE_BASE_URL, http://localhost/?key=secret", "telnyx, TELNYX_API_KEY, 'KEY1\nKEY2'",
			"sinch, SINCH_API_TOKEN, 'a b'" })
	void aMalformedVariableIsNamedWithoutItsValueAndWithoutACall(String provider, String variable, String value)
			throws Exception {
		int before = simulators.calls(provider);

		assertThat(probeWith(variable, value, provider))
			.isEqualTo(new ProbeResult(Outcome.MISCONFIGURED, List.of(variable + " is malformed")));
		assertThat(simulators.calls(provider)).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource({ "telnyx, TELNYX_BASE_URL", "sinch, SINCH_BASE_URL", "firebase, FIREBASE_JWKS_URL" })
	void aHostWithoutAnAddressIsDns(String provider, String variable) throws Exception {
		assertThat(probeWith(variable, "http://nowhere.invalid", provider).outcome()).isEqualTo(Outcome.DNS);
	}

	@Test
	void aClosedPortIsConnect() throws Exception {
		Simulators gone = Simulators.start();
		gone.close();

		assertThat(probeWith("TELNYX_BASE_URL", "http://localhost:" + gone.port(), "telnyx").outcome())
			.isEqualTo(Outcome.CONNECT);
	}

	// The JDK's client overlooks the answer once in some hundreds of times, whenever it
	// comes, and waits until its connect timeout; not three times in a row.
	@Test
	void aServerWithoutTlsIsTls() throws Exception {
		List<Outcome> outcomes = new ArrayList<>();
		while (outcomes.size() < 3 && !outcomes.contains(Outcome.TLS)) {
			outcomes.add(outcomeOfPlainText());
		}

		assertThat(outcomes).endsWith(Outcome.TLS).isSubsetOf(Outcome.TLS, Outcome.CONNECT);
	}

	@ParameterizedTest
	@EnumSource(names = { "HANG", "DRIP" })
	void theReadTimeoutHoldsWithoutAnInterruptToo(Fault fault) throws Exception {
		simulators.fault("telnyx", fault);
		// Clients of earlier tests keep theirs until they are collected.
		int before = simulators.openConnections();

		Map<String, String> environment = new LinkedHashMap<>(simulators.environment());
		environment.put("tetrix.provider.read-timeout", "200ms");
		try (ProviderContext other = new ProviderContext(environment)) {
			assertThatExceptionOfType(ResourceAccessException.class).isThrownBy(other.probe("telnyx")::probe)
				.withRootCauseInstanceOf(HttpTimeoutException.class);
		}
		assertThat(settled(simulators::openConnections, before)).isLessThanOrEqualTo(before);
	}

	private static Stream<Arguments> faultsOfProviders() {
		return Stream.of("telnyx", "sinch", "firebase")
			.flatMap((provider) -> CLASSES.entrySet()
				.stream()
				.map((entry) -> Arguments.of(provider, entry.getKey(), entry.getValue())));
	}

	private static Outcome outcomeOfPlainText() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			// A thread of its own: the common pool has one on two cores, and it may be
			// taken.
			CompletableFuture<Socket> answered = CompletableFuture.supplyAsync(() -> greetInPlainText(server),
					(task) -> new Thread(task).start());
			Outcome outcome = probeWith("TELNYX_BASE_URL", "https://localhost:" + server.getLocalPort(), "telnyx")
				.outcome();
			answered.get().close();
			return outcome;
		}
	}

	private static Socket greetInPlainText(ServerSocket server) {
		try {
			Socket client = server.accept();
			client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			return client;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ProbeResult probe(String provider) throws Exception {
		return Deadline.run(context.probe(provider), DEADLINE);
	}

	private static ProbeResult probeWith(String variable, String value, String provider) throws Exception {
		Map<String, String> environment = new LinkedHashMap<>(simulators.environment());
		environment.put(variable, value);
		try (ProviderContext other = new ProviderContext(environment)) {
			return Deadline.run(other.probe(provider), Duration.ofSeconds(5));
		}
	}

	// A closed connection or a finished thread is gone a moment later.
	private static int settled(IntSupplier count, int enough) throws InterruptedException {
		long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
		while (count.getAsInt() > enough && System.nanoTime() < end) {
			Thread.sleep(20);
		}
		return count.getAsInt();
	}

}
