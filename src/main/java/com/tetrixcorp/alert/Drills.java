package com.tetrixcorp.alert;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Sends a message that is only an exercise, the way that real ones go, and waits a little
 * for what comes of it.
 */
final class Drills {

	private static final Duration PATIENCE = Duration.ofSeconds(8);

	private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

	private final Outbox outbox;

	private final ToldMessages told;

	private final Webhook webhook;

	private final LiveMessages messages;

	private final Runnable written;

	Drills(Outbox outbox, ToldMessages told, Webhook webhook, LiveMessages messages, Runnable written) {
		this.outbox = outbox;
		this.told = told;
		this.webhook = webhook;
		this.messages = messages;
		this.written = written;
	}

	DrillAnswer run() throws InterruptedException {
		String key = "drill/" + UUID.randomUUID();
		Message message = this.messages.drill(key);
		try {
			this.outbox.add(new Entry(key, Kind.DRILL, key, StoredMessage.write(message), Duration.ZERO));
		}
		catch (DataAccessException | TransactionException ex) {
			Delivery delivery = this.webhook.send(message);
			return new DrillAnswer(true, key, "directly", delivery.delivered() ? "delivered" : "failed",
					delivery.what());
		}
		this.written.run();
		return await(key);
	}

	private DrillAnswer await(String key) throws InterruptedException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		Delivery delivery = Delivery.failed("not-tried");
		try {
			delivery = this.told.progress(key);
			while (!delivery.delivered() && System.nanoTime() < end && !hasFailed(delivery)) {
				TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
				delivery = this.told.progress(key);
			}
		}
		catch (DataAccessException | TransactionException ex) {
			// It is written: it will be sent when the database is back.
		}
		return new DrillAnswer(true, key, "outbox", delivery.delivered() ? "delivered" : "queued", delivery.what());
	}

	private static boolean hasFailed(Delivery delivery) {
		return !delivery.what().equals("not-tried");
	}

}
