package com.tetrixcorp.web;

import java.util.List;
import java.util.concurrent.Executor;

import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestsAtOnceTests {

	private final TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);

	private final RequestsAtOnce requestsAtOnce = new RequestsAtOnce(
			new WebProperties(List.of("example.com"), Role.ALL, 7));

	@Test
	void boundsTheExecutorThatTheContainerWasGiven() {
		Executor threads = Runnable::run;
		this.factory.addProtocolHandlerCustomizers((AbstractProtocol<?> protocol) -> protocol.setExecutor(threads));
		this.requestsAtOnce.customize(this.factory);
		assertThat(executor()).isInstanceOf(BoundedExecutor.class);
	}

	@Test
	void leavesThePoolOfPlatformThreadsToTheContainer() {
		this.requestsAtOnce.customize(this.factory);
		assertThat(executor()).isNotInstanceOf(BoundedExecutor.class);
	}

	@Test
	void noneAtOnceIsRefusedSinceNobodyWouldBeAnswered() {
		assertThat(new WebProperties(List.of(), Role.ALL, 1).requestsAtOnce()).isOne();
		assertThatIllegalArgumentException().isThrownBy(() -> new WebProperties(List.of(), Role.ALL, 0))
			.withMessageContaining("tetrix.web.requests-at-once");
	}

	private @Nullable Executor executor() {
		TomcatWebServer server = (TomcatWebServer) this.factory.getWebServer();
		try {
			server.start();
			return server.getTomcat().getConnector().getProtocolHandler().getExecutor();
		}
		finally {
			server.destroy();
		}
	}

}
