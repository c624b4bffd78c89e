package com.tetrixcorp.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestsAtOnceTests {

	private final TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);

	private final RequestsAtOnce requestsAtOnce = new RequestsAtOnce(atOnce(7), bodiesAtOnce(6));

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
		assertThat(atOnce(1).requestsAtOnce()).isOne();
		assertThatIllegalArgumentException().isThrownBy(() -> atOnce(0))
			.withMessageContaining("tetrix.web.requests-at-once");
		assertThatIllegalArgumentException().isThrownBy(() -> bodiesAtOnce(0))
			.withMessageContaining("tetrix.web.body.at-once");
	}

	@Test
	void roomForNobodyButSlowSendersIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RequestsAtOnce(atOnce(7), bodiesAtOnce(7)))
			.withMessageContaining("tetrix.web.body.at-once must be less");
	}

	@Test
	void aDeadlineOfNothingIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new WebProperties(List.of(), Role.ALL, 7, Duration.ZERO))
			.withMessageContaining("tetrix.web.request-deadline");
	}

	private static WebProperties atOnce(int requests) {
		return new WebProperties(List.of("example.com"), Role.ALL, requests, Duration.ofMinutes(1));
	}

	private static BodyLimits bodiesAtOnce(int bodies) {
		return new BodyLimits(DataSize.ofKilobytes(64), Duration.ofSeconds(10), bodies);
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
