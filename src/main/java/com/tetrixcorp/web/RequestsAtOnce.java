package com.tetrixcorp.web;

import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Bounds how many requests are worked on at once. Virtual threads cost little, but what
 * Tomcat takes up for a request that is under way does not, about 100 KiB: two thousand
 * at the same moment would fill the heap, and nobody would be answered any more.
 */
final class RequestsAtOnce implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	private final int limit;

	RequestsAtOnce(WebProperties properties) {
		this.limit = properties.requestsAtOnce();
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addProtocolHandlerCustomizers((AbstractProtocol<?> protocol) -> {
			// Without virtual threads there is none yet, and the pool's size is a bound.
			if (protocol.getExecutor() != null) {
				protocol.setExecutor(new BoundedExecutor(protocol.getExecutor(), this.limit));
			}
		});
	}

	/** After Spring Boot, which brings the executor of virtual threads. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
