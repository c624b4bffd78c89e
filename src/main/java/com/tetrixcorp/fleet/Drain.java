package com.tetrixcorp.fleet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The first step of a shutdown: readiness is gone at once, and everything goes on serving
 * while the edge learns it. Spring tells of the closing before it stops anything, so
 * waiting here keeps the whole application up.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Drain implements ApplicationListener<ContextClosedEvent> {

	private static final Logger logger = LoggerFactory.getLogger(Drain.class);

	private final ApplicationContext context;

	private final LocalInstance instance;

	private final ShutdownProperties properties;

	Drain(ApplicationContext context, LocalInstance instance, ShutdownProperties properties) {
		this.context = context;
		this.instance = instance;
		this.properties = properties;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() != this.context || this.instance.draining()) {
			return;
		}
		boolean served = this.instance.ready();
		this.instance.drain();
		if (served) {
			ForcedExit.step("draining");
			logger.info("Draining for {}: not ready any more, still serving", this.properties.drain());
			pause();
		}
		ForcedExit.step("finishing requests in flight");
	}

	private void pause() {
		try {
			Thread.sleep(this.properties.drain().toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
