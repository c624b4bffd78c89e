package com.tetrixcorp.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.contact.ContactClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Nothing acknowledged is lost: many people write to two instances while PostgreSQL
 * crashes and comes back, and one of the instances is killed. Whoever gets no good answer
 * sends again, as people do.
 */
@Tag("fleet")
@Timeout(300)
class ContactUnderFireIT {

	private static final int MESSAGES = 10_000;

	private static final int SENDERS = 16;

	@TempDir
	private Path directory;

	private final Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();

	private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();

	private final AtomicInteger next = new AtomicInteger();

	private EmbeddedPostgres postgres;

	private List<ServiceProcess> instances;

	@BeforeEach
	void start() throws IOException {
		this.postgres = postgres(0);
		String settings = new ObjectMapper().writeValueAsString(Map.of("tetrix.contact.per-client", 1_000_000,
				"tetrix.contact.per-email", 1_000_000, "tetrix.contact.overall", 1_000_000,
				"tetrix.web.rate-limit.writes", 1_000_000, "tetrix.database.connection-timeout", "500ms"));
		Map<String, String> environment = Map.of("DATABASE_URL",
				"postgresql://postgres@localhost:" + this.postgres.getPort() + "/postgres", "SPRING_APPLICATION_JSON",
				settings, "JAVA_TOOL_OPTIONS", "-Xmx160m -XX:+UseSerialGC");
		this.instances = List.of(ServiceProcess.jar(environment), ServiceProcess.jar(environment));
		for (ServiceProcess instance : this.instances) {
			instance.awaitReady();
		}
		await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> rows() == 0);
	}

	@AfterEach
	void stop() throws IOException {
		for (ServiceProcess instance : this.instances) {
			instance.close();
		}
		this.postgres.close();
	}

	@Test
	void whateverWasAcknowledgedIsThereOnce() throws Exception {
		long start = System.nanoTime();
		ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
		List<? extends Future<?>> all = IntStream.range(0, SENDERS)
			.mapToObj((i) -> senders.submit(this::send))
			.toList();

		await().atMost(Duration.ofSeconds(90)).until(() -> this.acknowledged.size() > MESSAGES * 3 / 10);
		crashPostgres();
		int port = this.postgres.getPort();
		int withoutDatabase = this.acknowledged.size();
		TimeUnit.MILLISECONDS.sleep(1_000);
		assertThat(this.acknowledged.size() - withoutDatabase).as("acknowledged without a database")
			.isLessThanOrEqualTo(SENDERS);
		this.postgres = postgres(port);
		await().atMost(Duration.ofSeconds(90)).until(() -> this.acknowledged.size() > MESSAGES * 6 / 10);
		this.instances.get(1).signal("KILL");
		for (Future<?> sender : all) {
			sender.get(90, TimeUnit.SECONDS);
		}
		senders.shutdown();

		System.out.printf("%d messages in %d s; answers: %s%n", this.acknowledged.size(),
				Duration.ofNanos(System.nanoTime() - start).toSeconds(), this.answers);
		assertThat(this.acknowledged).hasSize(MESSAGES);
		assertThat(this.answers).as("both were noticed").containsKeys("503", "none");
		assertThat(jdbc().sql("select message from contact_message group by message having count(*) <> 1")
			.query(String.class)
			.list()).as("doubled").isEmpty();
		assertThat(jdbc().sql("select substr(message, 9)::integer from contact_message").query(Integer.class).set())
			.as("lost")
			.isEqualTo(this.acknowledged.keySet());
	}

	// Sends one message after the other, each until it is acknowledged.
	private void send() {
		List<ContactClient> clients = this.instances.stream()
			.map((instance) -> new ContactClient(instance.port(), "198.51.100.7"))
			.toList();
		for (int number = this.next.getAndIncrement(); number < MESSAGES; number = this.next.getAndIncrement()) {
			for (int attempt = number; !isAcknowledged(clients.get(attempt % 2), number); attempt++) {
				pause();
			}
			this.acknowledged.merge(number, 1, Integer::sum);
		}
	}

	private boolean isAcknowledged(ContactClient client, int number) {
		Map<String, String> fields = Map.of("name", "Ann", "email", "ann@example.com", "message", "Message " + number);
		String status = "none";
		try {
			HttpResponse<String> answer = (number % 3 == 0) ? client.api(fields) : client.form(fields);
			status = String.valueOf(answer.statusCode());
		}
		catch (IOException ex) {
			// Killed, or too busy dying to answer.
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		this.answers.computeIfAbsent(status, (it) -> new AtomicInteger()).incrementAndGet();
		return status.equals("201") || status.equals("303");
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(50);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** As a power cut does: what is not on the disk is gone. */
	private void crashPostgres() throws IOException, InterruptedException {
		String pid = Files.readAllLines(this.directory.resolve("postmaster.pid")).get(0).strip();
		new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
		await().atMost(Duration.ofSeconds(10)).until(() -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
		// Gives the directory back.
		this.postgres.close();
	}

	// With what managed databases have too: a commit is on the disk before it is
	// answered.
	private EmbeddedPostgres postgres(int port) {
		try {
			EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
				.setDataDirectory(this.directory)
				.setCleanDataDirectory(false)
				.setServerConfig("synchronous_commit", "on")
				.setServerConfig("fsync", "on");
			return ((port != 0) ? builder.setPort(port) : builder).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private JdbcClient jdbc() {
		return JdbcClient.create(this.postgres.getPostgresDatabase());
	}

	private int rows() {
		return jdbc().sql("select count(*) from contact_message").query(Integer.class).single();
	}

}
