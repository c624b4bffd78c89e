package com.tetrixcorp.fleet;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class DrainTests {

	private final GenericApplicationContext context = new GenericApplicationContext();

	private final LocalInstance instance = new LocalInstance(() -> 1);

	private final Drain drain = new Drain(this.context, this.instance,
			new ShutdownProperties(Duration.ofMillis(300), Duration.ofSeconds(30)));

	@Test
	void anInstanceIsReadyOnceStartedAndNotBefore() {
		assertThat(this.instance.ready()).isFalse();
		assertThat(this.instance.draining()).isFalse();
		this.instance.started();
		assertThat(this.instance.ready()).isTrue();
	}

	@Test
	void readinessIsGoneBeforeTheDrainBeginsAndTheDrainIsWaitedFor() throws InterruptedException {
		this.instance.started();
		Thread closing = new Thread(() -> this.drain.onApplicationEvent(new ContextClosedEvent(this.context)));
		closing.start();
		Thread.sleep(100);
		assertThat(this.instance.ready()).isFalse();
		assertThat(this.instance.draining()).isTrue();
		assertThat(closing.isAlive()).isTrue();
		closing.join(2000);
		assertThat(closing.isAlive()).isFalse();
	}

	@Test
	void nothingTurnsReadinessBack() {
		this.instance.drain();
		this.instance.started();
		assertThat(this.instance.ready()).isFalse();
		assertThat(this.instance.draining()).isTrue();
	}

	@Test
	void theEndOfAChildContextIsNotOurs() {
		this.instance.started();
		this.drain.onApplicationEvent(new ContextClosedEvent(new GenericApplicationContext()));
		assertThat(this.instance.ready()).isTrue();
	}

	@Test
	void anInstanceThatNeverServedDoesNotWait() {
		long start = System.nanoTime();
		this.drain.onApplicationEvent(new ContextClosedEvent(this.context));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(250));
		assertThat(this.instance.draining()).isTrue();
	}

}
