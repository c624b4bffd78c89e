package com.tetrixcorp.fleet;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.ProbeFinished;

/**
 * Keeps in touch: one round trip a heartbeat, and one more at once when there is news
 * that others wait for. Failing costs nobody anything but what it would have told.
 */
final class FleetLoop implements SmartLifecycle, FleetNews {

	private static final Logger logger = LoggerFactory.getLogger(FleetLoop.class);

	private static final String NO_SUCH_TABLE = "42P01";

	/** While the tables are being made, nobody knows yet whether there are others. */
	private static final Duration PATIENCE_FOR_TABLES = Duration.ofSeconds(10);

	private static final Duration PAUSE_FOR_TABLES = Duration.ofMillis(250);

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(threads());

	private final AtomicBoolean soon = new AtomicBoolean();

	private final Fleet fleet;

	/** Without a database there is none. */
	private final @Nullable FleetConversation conversation;

	private final FleetProperties properties;

	private final Set<String> shared;

	private final LongSupplier clock;

	private final ErrorHandler errors;

	private volatile boolean running;

	private long firstTry;

	/** What was said last; only a change is worth a word. */
	private @Nullable Boolean told;

	FleetLoop(Fleet fleet, @Nullable FleetConversation conversation, FleetProperties properties, Set<String> shared,
			LongSupplier clock, ErrorHandler errors) {
		this.fleet = fleet;
		this.conversation = conversation;
		this.properties = properties;
		this.shared = shared;
		this.clock = clock;
		this.errors = errors;
	}

	private static CustomizableThreadFactory threads() {
		CustomizableThreadFactory factory = new CustomizableThreadFactory("fleet-");
		factory.setDaemon(true);
		return factory;
	}

	@Override
	public void start() {
		this.running = true;
		this.firstTry = this.clock.getAsLong();
		FleetConversation exchange = this.conversation;
		if (exchange != null) {
			this.timer.execute(() -> beat(exchange));
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	// Tells at once what changes a check, or that the database is back.
	@EventListener
	void finished(ProbeFinished event) {
		boolean news = event.before() != event.after() || event.outcome().isFailure();
		boolean databaseIsBack = event.after() == CheckStatus.PASS && !this.fleet.connected();
		boolean ours = this.shared.contains(event.check());
		if (ours ? news : event.before() != event.after() && databaseIsBack) {
			askSoon();
		}
	}

	@Override
	public void askSoon() {
		FleetConversation exchange = this.conversation;
		if (exchange != null && this.soon.compareAndSet(false, true)) {
			this.timer.execute(() -> once(exchange));
		}
	}

	private void once(FleetConversation exchange) {
		this.soon.set(false);
		sync(exchange);
	}

	private void beat(FleetConversation exchange) {
		Duration pause = sync(exchange) ? jittered(this.properties.heartbeat()) : PAUSE_FOR_TABLES;
		this.timer.schedule(() -> beat(exchange), pause.toMillis(), TimeUnit.MILLISECONDS);
	}

	// Whether the next heartbeat is soon enough.
	private boolean sync(FleetConversation exchange) {
		try {
			exchange.sync();
			tell(true, "The fleet is in touch: {} alive", this.fleet.replicas());
			return true;
		}
		catch (SQLException ex) {
			boolean early = this.clock.getAsLong() - this.firstTry < PATIENCE_FOR_TABLES.toNanos();
			if (NO_SUCH_TABLE.equals(ex.getSQLState()) && early) {
				return false;
			}
			this.fleet.notTold();
			tell(false, "The fleet is not in touch, each instance does everything itself (SQL state {})",
					ex.getSQLState());
		}
		catch (Throwable ex) {
			this.fleet.notTold();
			this.errors.handleError(ex);
		}
		return true;
	}

	private void tell(boolean now, String sentence, Object detail) {
		if (!Boolean.valueOf(now).equals(this.told)) {
			logger.info(sentence, detail);
		}
		this.told = now;
	}

	private static Duration jittered(Duration heartbeat) {
		return Duration.ofMillis((long) (heartbeat.toMillis() * ThreadLocalRandom.current().nextDouble(0.9, 1.1)));
	}

	/** Leaves: what others wait for is theirs at once. */
	void leave() throws SQLException, InterruptedException {
		this.timer.shutdownNow();
		this.timer.awaitTermination(1, TimeUnit.SECONDS);
		if (this.conversation != null) {
			this.conversation.leave();
		}
	}

}
