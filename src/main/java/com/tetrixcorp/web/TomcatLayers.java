package com.tetrixcorp.web;

import org.apache.catalina.core.StandardHost;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.autoconfigure.thread.Threading;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Puts our access line and our error report into the container, below and above which no
 * filter reaches.
 */
final class TomcatLayers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	private static final int WRITE_BUFFER = 16 * 1024;

	/**
	 * Of each connection, idle ones too: a request's head mostly; more takes more reads.
	 */
	private static final int READ_BUFFER = 2 * 1024;

	private final ErrorAnswers errors;

	private final boolean virtualThreads;

	TomcatLayers(ErrorAnswers errors, Environment environment) {
		this.errors = errors;
		this.virtualThreads = Threading.VIRTUAL.isActive(environment);
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new AccessLog(), new UnreadBody());
		if (this.virtualThreads) {
			factory.addEngineValves(new FairTurns());
		}
		factory.addConnectorCustomizers((connector) -> {
			if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
				// "100 Continue" only when a filter starts to read: first it may refuse.
				http.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
				// A page and its headers leave in one piece.
				connector.setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BUFFER));
				connector.setProperty("socket.appReadBufSize", Integer.toString(READ_BUFFER));
			}
		});
		factory.addContextCustomizers((context) -> {
			if (context.getParent() instanceof StandardHost host) {
				// None by name: ours is added by hand, innermost, and reports first.
				host.setErrorReportValveClass("");
				host.getPipeline().addValve(new ContainerErrors(this.errors));
			}
		});
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
