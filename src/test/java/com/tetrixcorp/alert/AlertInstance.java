package com.tetrixcorp.alert;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.fleet.Duties;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Forewarnings;
import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.Reports;
import com.tetrixcorp.health.Verdict;
import com.tetrixcorp.status.incident.IncidentParts;

/**
 * What one instance has for incidents and alerts, on a pool of its own.
 */
final class AlertInstance {

	static final HealthReports REPORTS = () -> Reports.report(Verdict.UNHEALTHY,
			Reports.check("database", CheckStatus.FAIL), Reports.check("telnyx", CheckStatus.PASS));

	private final UUID id = UUID.randomUUID();

	private final AtomicBoolean planned = new AtomicBoolean();

	private final List<Throwable> errors = new CopyOnWriteArrayList<>();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final HikariDataSource pool;

	private final Outbox outbox;

	private final AlertSender sender;

	private final Sending sending;

	private final IncidentParts incidents;

	private final Webhook webhook;

	private final AlertProperties properties;

	private final AlertMetrics metrics;

	AlertInstance(int databasePort, AlertProperties properties) {
		this.properties = properties;
		this.pool = pool(databasePort);
		this.outbox = new Outbox(JdbcClient.create(this.pool), this.id);
		this.webhook = new Webhook(properties, properties.receiver().orElseThrow(), InstantSource.system());
		this.metrics = new AlertMetrics(this.registry);
		AlertRecorder recorder = new AlertRecorder(this.outbox, properties, this::wake);
		this.incidents = new IncidentParts(this.pool, recorder::changed);
		Desk desk = new Desk(new ToldMessages(JdbcClient.create(this.pool)), this.incidents.reports(),
				new IncidentMessages("tetrix.example", "test", (check) -> "all"), properties.direct());
		this.sending = new Sending(this.outbox, desk, this.webhook, properties, this.metrics, this.errors::add);
		this.sender = new AlertSender(this.sending, properties.retry(), this.errors::add);
	}

	private static HikariDataSource pool(int port) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&socketTimeout=5");
		config.setMaximumPoolSize(2);
		config.setConnectionTimeout(1_000);
		config.setValidationTimeout(500);
		config.setInitializationFailTimeout(-1);
		return new HikariDataSource(config);
	}

	/** Settings with which a test need not wait. */
	static AlertProperties quick(String url) {
		return properties(url, Duration.ZERO, Duration.ofSeconds(10));
	}

	static AlertProperties properties(String url, Duration settle, Duration claim) {
		return properties(url, settle, claim, Duration.ofMinutes(15));
	}

	/** Quick, and what is quiet for a while is stable. */
	static AlertProperties stableAfter(String url, Duration stable) {
		return properties(url, Duration.ZERO, Duration.ofSeconds(10), stable);
	}

	private static AlertProperties properties(String url, Duration settle, Duration claim, Duration stable) {
		return new AlertProperties(url, "sixteen characters", AlertProperties.Format.AUTO, settle, stable,
				Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(1_000), claim, Duration.ofSeconds(1),
				Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofHours(24));
	}

	void wake() {
		if (this.sender != null) {
			this.sender.wake();
		}
	}

	UUID id() {
		return this.id;
	}

	IncidentParts incidents() {
		return this.incidents;
	}

	Outbox outbox() {
		return this.outbox;
	}

	Sending sending() {
		return this.sending;
	}

	List<Throwable> errors() {
		return this.errors;
	}

	SimpleMeterRegistry registry() {
		return this.registry;
	}

	JdbcClient jdbc() {
		return JdbcClient.create(this.pool);
	}

	OutageTeller outageTeller(Duties duties) {
		return new OutageTeller(duties, this.webhook, new LiveMessages(REPORTS, "tetrix.example"), this.outbox,
				this.properties, this.metrics, this.errors::add, this.sender::wake, this.planned::get);
	}

	void planned(boolean planned) {
		this.planned.set(planned);
	}

	Warnings warnings(Duties duties, List<Forewarnings> foreseen) {
		return new Warnings(foreseen, duties, new LiveMessages(REPORTS, "tetrix.example"), this.outbox,
				InstantSource.system(), this.sender::wake, this.errors::add);
	}

	/** Sends until nothing is due. */
	Duration send() throws InterruptedException {
		return this.sending.sendWhatIsDue(() -> true);
	}

	void finish() throws InterruptedException {
		this.sender.finish();
	}

	void close() throws InterruptedException {
		this.sender.finish();
		this.pool.close();
	}

}
