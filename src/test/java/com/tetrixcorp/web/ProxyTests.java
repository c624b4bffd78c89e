package com.tetrixcorp.web;

import java.io.IOException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class ProxyTests {

	private static final String[] FORWARDED = { "do-connecting-ip: 192.0.2.7", "X-Forwarded-Proto: https",
			"X-Forwarded-For: 198.51.100.9", "X-Forwarded-Host: evil.example", "Forwarded: for=198.51.100.9" };

	@ParameterizedTest
	@CsvSource({ "10.0.0.1, true", "11.0.0.1, false", "192.168.1.1, true", "192.169.1.1, false", "172.15.0.1, false",
			"172.16.0.1, true", "172.31.0.1, true", "172.32.0.1, false", "100.63.0.1, false", "100.64.0.1, true",
			"100.127.0.1, true", "100.128.0.1, false", "127.0.0.1, true", "203.0.113.1, false", "::1, true",
			"fd00::1, true", "fe80::1, true", "2001:db8::1, false", "10.0.0.1.evil.example, false" })
	void aPeerIsTrustedIfNobodyOnTheInternetCanBeIt(String peer, boolean trusted) {
		new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer()).run((context) -> {
			String pattern = context.getEnvironment().getRequiredProperty("server.tomcat.remoteip.internal-proxies");

			assertThat(peer.matches(pattern)).isEqualTo(trusted);
		});
	}

	@Nested
	@WebTest
	class FromATrustedPeer {

		@LocalServerPort
		private int port;

		@Test
		void theClientIsWhoTheProxySays() throws IOException {
			assertThat(new RawHttp(this.port).get("/api/test/client", FORWARDED).body())
				.contains("\"address\":\"192.0.2.7\"", "\"secure\":true");
		}

		@Test
		void withoutTheProxysHeaderTheClientIsThePeer() throws IOException {
			assertThat(new RawHttp(this.port).get("/api/test/client", "X-Forwarded-For: 198.51.100.9").body())
				.contains("\"address\":\"127.0.0.1\"", "\"secure\":false");
		}

		@Test
		void theHostStaysAsItCame() throws IOException {
			assertThat(new RawHttp(this.port).get("/api/test/client", FORWARDED).body())
				.contains("\"host\":\"localhost\"");
		}

		@Test
		void whoCameByHttpsIsToldToStayThereAlsoByAnError() throws IOException {
			RawHttp http = new RawHttp(this.port);
			String expected = "max-age=63072000 ; includeSubDomains";

			assertThat(http.get("/test/page", FORWARDED).header("Strict-Transport-Security")).isEqualTo(expected);
			assertThat(http.get("/api/none", FORWARDED).header("Strict-Transport-Security")).isEqualTo(expected);
			assertThat(http.get("/api/a%2fb", FORWARDED).header("Strict-Transport-Security")).isEqualTo(expected);
			assertThat(http.get("/test/page", "X-Forwarded-Proto: http").headers())
				.doesNotContainKey("Strict-Transport-Security");
			assertThat(http.get("/test/page").headers()).doesNotContainKey("Strict-Transport-Security");
		}

	}

	@Nested
	@WebTest
	@TestPropertySource(properties = "server.tomcat.remoteip.internal-proxies=10\\\\.0\\\\.0\\\\.1")
	class FromAnyOtherPeer {

		@LocalServerPort
		private int port;

		@Test
		void nothingThatItClaimsIsBelieved() throws IOException {
			Answer answer = new RawHttp(this.port).get("/api/test/client", FORWARDED);

			assertThat(answer.body()).contains("\"address\":\"127.0.0.1\"", "\"secure\":false",
					"\"host\":\"localhost\"");
			assertThat(answer.headers()).doesNotContainKey("Strict-Transport-Security");
		}

	}

}
