package com.tetrixcorp.contact;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import com.tetrixcorp.database.Removal;
import com.tetrixcorp.limit.ClientNetwork;
import com.tetrixcorp.limit.Limits;
import com.tetrixcorp.limit.Refusal;
import com.tetrixcorp.limit.Use;
import com.tetrixcorp.site.Unavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is in the table afterwards, with a real PostgreSQL.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredContactTests {

	private static final ContactProperties PROPERTIES = new ContactProperties("", Duration.ofHours(24),
			Duration.ofSeconds(2), 10, 10, 300, Kept.DEFAULT);

	private static final ClientNetwork CLIENT = ClientNetwork.of("192.0.2.1");

	private EmbeddedPostgres postgres;

	private HikariDataSource pool;

	private JdbcClient jdbc;

	private ContactMessages messages;

	private final List<ContactReceived> told = new ArrayList<>();

	private Optional<Refusal> refusal = Optional.empty();

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(this.postgres.getJdbcUrl("postgres", "postgres"));
		this.pool = new HikariDataSource(config);
		Flyway.configure().dataSource(this.pool).locations("classpath:db/migration").load().migrate();
		this.jdbc = JdbcClient.create(this.pool);
		this.messages = new JdbcContactMessages(this.jdbc);
	}

	@AfterAll
	void stop() throws IOException {
		this.pool.close();
		this.postgres.close();
	}

	@BeforeEach
	void empty() {
		this.jdbc.sql("truncate contact_message").update();
		this.told.clear();
		this.refusal = Optional.empty();
	}

	@Test
	void aMessageIsARowAndIsToldOnce() {
		Receipt.Stored stored = send("one");

		ContactMessage message = this.messages.find(stored.id()).orElseThrow();
		assertThat(message.name()).isEqualTo("Ann");
		assertThat(message.email()).isEqualTo("a@example.com");
		assertThat(message.message()).isEqualTo("one");
		assertThat(message.receivedAt()).isEqualTo(stored.receivedAt());
		assertThat(message.state()).isEqualTo(ContactState.OPEN);
		assertThat(this.told).containsExactly(new ContactReceived(stored.id()));
	}

	@Test
	void theSameTextOfTheSameSenderIsTheSameMessage() {
		Receipt.Stored first = send("one");

		assertThat(send("one")).isEqualTo(first);
		assertThat(this.told).hasSize(1);
		assertThat(send("two").id()).isNotEqualTo(first.id());
		assertThat(receive(Draft.of("Bob", "a@example.com", "one"), null)).isNotEqualTo(first);
		assertThat(receive(Draft.of("Ann", "b@example.com", "one"), null)).isNotEqualTo(first);
		assertThat(rows()).isEqualTo(4);
	}

	@Test
	void butNotAfterADay() {
		Receipt.Stored first = send("one");
		letPass("24 hours - 5 seconds");
		assertThat(send("one").id()).as("just before").isEqualTo(first.id());
		letPass("5 seconds");

		assertThat(send("one").id()).as("just after").isNotEqualTo(first.id());
		assertThat(rows()).isEqualTo(2);
	}

	@Test
	void aSendersKeyDecidesInsteadOfTheText() {
		Draft draft = Draft.of("Ann", "a@example.com", "one");
		Receipt first = receive(draft, "key-0123456789abcdef");

		assertThat(receive(draft, "key-0123456789abcdef")).isEqualTo(first);
		assertThat(receive(draft, "key-of-another-message")).isNotEqualTo(first).isInstanceOf(Receipt.Stored.class);
		assertThat(receive(Draft.of("Ann", "a@example.com", "two"), "key-0123456789abcdef"))
			.isInstanceOf(Receipt.KeyTaken.class);
		assertThat(rows()).isEqualTo(2);
		assertThat(this.told).hasSize(2);
	}

	@Test
	void theSameSentManyTimesAtOnceIsOneMessage() throws Exception {
		ExecutorService senders = Executors.newFixedThreadPool(10);
		try {
			List<Callable<UUID>> sendings = IntStream.range(0, 60)
				.<Callable<UUID>>mapToObj((i) -> () -> send("message " + i % 3).id())
				.toList();
			List<UUID> ids = new ArrayList<>();
			for (Future<UUID> sending : senders.invokeAll(sendings)) {
				ids.add(sending.get());
			}

			assertThat(Set.copyOf(ids)).hasSize(3);
			assertThat(rows()).isEqualTo(3);
		}
		finally {
			senders.shutdownNow();
		}
	}

	@Test
	void whatIsOneTooManyIsNotStoredAndWhatIsSentAgainIsNotOneMore() {
		Receipt.Stored first = send("one");
		this.refusal = Optional.of(new Refusal(Reception.PER_CLIENT, Duration.ofMinutes(5)));

		assertThat(receive(Draft.of("Ann", "a@example.com", "two"), null)).isInstanceOf(Receipt.TooMany.class);
		assertThat(send("one")).isEqualTo(first);
		assertThat(rows()).isEqualTo(1);
	}

	@Test
	void whatCannotBeToldIsNotStoredEither() {
		Reception reception = reception((event) -> {
			throw new QueryTimeoutException("outbox");
		});

		assertThatExceptionOfType(Unavailable.class)
			.isThrownBy(() -> reception.receive(Draft.of("Ann", "a@example.com", "one"), null, CLIENT));
		assertThat(rows()).isZero();
	}

	@Test
	void staffReadPageByPageNewestFirst() {
		List<UUID> ids = IntStream.range(0, 5).mapToObj((i) -> send("message " + i).id()).toList();

		ContactPage first = this.messages.list(null, null, 2);
		send("comes meanwhile");
		ContactPage second = this.messages.list(null, first.next(), 2);
		ContactPage third = this.messages.list(null, second.next(), 2);

		assertThat(idsOf(first)).containsExactly(ids.get(4), ids.get(3));
		assertThat(idsOf(second)).containsExactly(ids.get(2), ids.get(1));
		assertThat(idsOf(third)).containsExactly(ids.get(0));
		assertThat(third.next()).isNull();
		assertThat(this.messages.list(null, 0L, 2).messages()).isEmpty();
	}

	@Test
	void aPageThatIsExactlyFullIsTheLast() {
		send("one");
		send("two");

		assertThat(this.messages.list(null, null, 2).next()).isNull();
		assertThat(this.messages.list(null, null, 1).next()).isNotNull();
		assertThat(this.messages.list(null, null, 0).messages()).hasSize(1);
	}

	@Test
	void noPageIsEndless() {
		this.jdbc
			.sql("insert into contact_message (name, email, message, content) "
					+ "select 'Ann', 'a@example.com', n::text, sha256('x') from generate_series(1, 101) n")
			.update();

		assertThat(this.messages.list(null, null, Integer.MAX_VALUE).messages()).hasSize(ContactMessages.LARGEST_PAGE);
	}

	@Test
	void whatIsDoneIsListedApartAndStaysAsItWasFirstDone() {
		UUID done = send("one").id();
		UUID open = send("two").id();

		ContactMessage marked = this.messages.markDone(done).orElseThrow();

		assertThat(marked.state()).isEqualTo(ContactState.DONE);
		assertThat(this.messages.markDone(done)).contains(marked);
		assertThat(idsOf(this.messages.list(ContactState.DONE, null, 10))).containsExactly(done);
		assertThat(idsOf(this.messages.list(ContactState.OPEN, null, 10))).containsExactly(open);
		assertThat(idsOf(this.messages.list(null, null, 10))).containsExactly(open, done);
		assertThat(this.messages.markDone(UUID.randomUUID())).isEmpty();
		assertThat(this.messages.find(UUID.randomUUID())).isEmpty();
	}

	@Test
	void aMessageIsRemovedAYearAfterItWasDoneAndAfterTwoInAnyCase() {
		Map<String, String> done = Map.of("done just kept", "365 days - 1 minute", "done just over",
				"365 days + 1 minute");
		Map<String, String> open = Map.of("open just kept", "730 days - 1 minute", "open just over",
				"730 days + 1 minute");
		done.forEach((message, age) -> insert(message, "now()", "now() - interval '" + age + "'"));
		open.forEach((message, age) -> insert(message, "now() - interval '" + age + "'", "null"));
		Removal removal = new Removal("messages", this.jdbc, ContactConfiguration.OVER,
				Map.of("doneDays", Kept.DEFAULT.doneDays(), "days", Kept.DEFAULT.days()), (ex) -> {
				});

		assertThat(removal.step()).isEqualTo(2);
		assertThat(this.messages.list(null, null, 10).messages().stream().map(ContactMessage::message))
			.containsExactlyInAnyOrder("done just kept", "open just kept");
	}

	private void insert(String message, String receivedAt, String doneAt) {
		this.jdbc
			.sql("insert into contact_message (name, email, message, content, received_at, done_at) "
					+ "values ('Ann', 'a@example.com', :message, sha256('x'), " + receivedAt + ", " + doneAt + ")")
			.param("message", message)
			.update();
	}

	private void letPass(String time) {
		this.jdbc
			.sql("update contact_message set received_at = received_at - (interval '"
					+ time.replace(" - ", "' - interval '") + "')")
			.update();
	}

	private Receipt.Stored send(String message) {
		return (Receipt.Stored) receive(Draft.of("Ann", "a@example.com", message), null);
	}

	private Receipt receive(Draft draft, @Nullable String key) {
		return reception((event) -> {
			synchronized (this.told) {
				this.told.add(event);
			}
		}).receive(draft, key, CLIENT);
	}

	private Reception reception(Consumer<ContactReceived> publisher) {
		return new Reception(new TransactionTemplate(new JdbcTransactionManager(this.pool)),
				new ContactStore(this.jdbc, PROPERTIES.sameWithin()), limits(), PROPERTIES, publisher);
	}

	private Limits limits() {
		return new Limits() {

			@Override
			public Optional<Refusal> take(List<Use> uses) {
				return StoredContactTests.this.refusal;
			}

			@Override
			public void giveBack(List<Use> uses, Instant taken) {
				throw new UnsupportedOperationException("A message that is stored has used its limits up");
			}

		};
	}

	private static List<UUID> idsOf(ContactPage page) {
		return page.messages().stream().map(ContactMessage::id).collect(Collectors.toList());
	}

	private int rows() {
		return this.jdbc.sql("select count(*) from contact_message").query(Integer.class).single();
	}

}
