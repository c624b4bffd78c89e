package com.tetrixcorp.web;

import java.io.IOException;
import java.net.Socket;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import com.tetrixcorp.health.InstanceLife;
import com.tetrixcorp.http.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

@WebTest
class DrainTests {

	@LocalServerPort
	private int port;

	@Autowired
	private SwitchedLife life;

	@Test
	void whileDrainingEachAnswerClosesItsConnectionAndBeforeNoneDoes() throws IOException {
		this.life.draining = false;
		assertThat(twoOnOneConnection("/test/page")).doesNotContain("Connection: close").contains(" 200 ", " 404 ");

		this.life.draining = true;
		assertThat(twoOnOneConnection("/test/page")).contains("Connection: close", " 200 ").doesNotContain(" 404 ");
		assertThat(twoOnOneConnection("/api/none/either")).contains("Connection: close");
		this.life.draining = false;
	}

	private String twoOnOneConnection(String first) throws IOException {
		try (Socket socket = new RawHttp(this.port).connect()) {
			RawHttp.write(socket,
					"GET " + first + " HTTP/1.1\r\nHost: a\r\n\r\nGET /api/none HTTP/1.1\r\nHost: a\r\n\r\n");
			socket.setSoTimeout(1_000);
			StringBuilder all = new StringBuilder();
			try {
				for (int next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
					all.append((char) next);
				}
			}
			catch (IOException ex) {
				// Kept open.
			}
			return all.toString();
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Configuration {

		@Bean
		@Primary
		SwitchedLife switchedLife() {
			return new SwitchedLife();
		}

	}

	/**
	 * An instance whose drain a test begins and, unlike in life, ends.
	 */
	static final class SwitchedLife implements InstanceLife {

		private volatile boolean draining;

		@Override
		public boolean ready() {
			return !this.draining;
		}

		@Override
		public boolean draining() {
			return this.draining;
		}

		@Override
		public int replicas() {
			return 1;
		}

	}

}
