package com.tetrixcorp.web;

import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.thread.Threading;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the running service's container was really told.
 */
@WebTest
class ServedAtOnceTests {

	@Autowired
	private ServletWebServerApplicationContext context;

	@Autowired
	private WebProperties properties;

	@Test
	void virtualThreadsAreBounded() {
		boolean virtual = Threading.VIRTUAL.isActive(this.context.getEnvironment());
		assertThat(protocol().getExecutor() instanceof BoundedExecutor).isEqualTo(virtual);
	}

	@Test
	void allThatWasTakenUpAtOnceIsKeptForLater() {
		assertThat(protocol().getProcessorCache()).isEqualTo(this.properties.requestsAtOnce());
	}

	private AbstractProtocol<?> protocol() {
		TomcatWebServer server = (TomcatWebServer) this.context.getWebServer();
		return (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();
	}

}
