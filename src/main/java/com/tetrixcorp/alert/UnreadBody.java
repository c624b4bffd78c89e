package com.tetrixcorp.alert;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * The body of an answer that nobody wants: the exchange is over with the headers, so that
 * a receiver that goes on talking keeps nobody waiting.
 */
final class UnreadBody implements BodySubscriber<Void> {

	private final CompletableFuture<Void> body = new CompletableFuture<>();

	@Override
	public CompletionStage<Void> getBody() {
		return this.body;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		subscription.cancel();
		this.body.complete(null);
	}

	@Override
	public void onNext(List<ByteBuffer> items) {
		// Cancelled already.
	}

	@Override
	public void onError(Throwable thrown) {
		this.body.complete(null);
	}

	@Override
	public void onComplete() {
		this.body.complete(null);
	}

}
