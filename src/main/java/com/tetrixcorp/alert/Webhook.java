package com.tetrixcorp.alert;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import com.tetrixcorp.health.Failures;
import com.tetrixcorp.health.Outcome;

/**
 * Posts a message to its receiver, once. What comes back is a class of failure or of
 * status: neither the address, which is a secret, nor a word of the receiver leaves here.
 */
final class Webhook {

	private final AlertProperties properties;

	private final URI receiver;

	private final InstantSource clock;

	private final HttpClient http;

	Webhook(AlertProperties properties, URI receiver, InstantSource clock) {
		this.properties = properties;
		this.receiver = receiver;
		this.clock = clock;
		this.http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(properties.connectTimeout())
			.followRedirects(HttpClient.Redirect.NEVER)
			.build();
	}

	Delivery send(Message message) throws InterruptedException {
		AtomicInteger status = new AtomicInteger();
		CompletableFuture<HttpResponse<Void>> exchange = this.http.sendAsync(request(message), (response) -> {
			status.set(response.statusCode());
			return new UnreadBody();
		});
		try {
			exchange.get(this.properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			exchange.cancel(true);
		}
		catch (InterruptedException ex) {
			exchange.cancel(true);
			throw ex;
		}
		catch (ExecutionException ex) {
			if (status.get() == 0) {
				return Delivery.failed(Failures.classify(ex).orElse(Outcome.PROTOCOL).wireName());
			}
		}
		// The status is the answer, whatever became of the body after it.
		return (status.get() != 0) ? Delivery.of(status.get()) : Delivery.failed(Outcome.TIMEOUT.wireName());
	}

	private HttpRequest request(Message message) {
		String body = this.properties.slack() ? MessageFormat.slack(message) : MessageFormat.json(message);
		String timestamp = Long.toString(this.clock.instant().getEpochSecond());
		HttpRequest.Builder request = HttpRequest.newBuilder(this.receiver)
			.header("Content-Type", "application/json")
			.header("User-Agent", "tetrix-alert")
			.header("Idempotency-Key", message.id())
			.header("X-Tetrix-Timestamp", timestamp)
			.POST(HttpRequest.BodyPublishers.ofString(body));
		String secret = this.properties.webhookSecret().strip();
		if (!secret.isEmpty()) {
			request.header("X-Tetrix-Signature", Signature.of(secret, timestamp, body));
		}
		return request.build();
	}

}
