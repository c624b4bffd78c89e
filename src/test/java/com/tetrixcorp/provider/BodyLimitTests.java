package com.tetrixcorp.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How much of a body is read.
 */
class BodyLimitTests {

	private static final long LENGTH_UNKNOWN = 0;

	private final HttpClient http = HttpClient.newHttpClient();

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aBodyOfExactly64KibIsReadWhole(boolean lengthKnown) throws IOException {
		serve(64 * 1024, lengthKnown);

		try (ClientHttpResponse response = get(ProviderHttp.BODY_LIMIT)) {
			assertThat(response.getBody().readAllBytes()).hasSize(64 * 1024).containsOnly('x');
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aBodyOfOneByteMoreIsRefused(boolean lengthKnown) {
		serve(64 * 1024 + 1, lengthKnown);

		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> get(ProviderHttp.BODY_LIMIT));
	}

	@Test
	void aStatusPageMayHave256KibAndNotAByteMore() throws IOException {
		serve(256 * 1024, true);
		try (ClientHttpResponse response = get(ProviderHttp.PAGE_LIMIT)) {
			assertThat(response.getBody().readAllBytes()).hasSize(256 * 1024);
		}

		this.server.removeContext("/");
		serve(256 * 1024 + 1, true);
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> get(ProviderHttp.PAGE_LIMIT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a body with umlauts: äöü" })
	void aBodyIsSentAsItIs(String body) throws IOException {
		this.server.createContext("/", (exchange) -> {
			byte[] received = exchange.getRequestBody().readAllBytes();
			exchange.sendResponseHeaders(200, (received.length != 0) ? received.length : -1);
			exchange.getResponseBody().write(received);
			exchange.close();
		});
		BoundedRequest request = request(HttpMethod.POST, ProviderHttp.BODY_LIMIT);
		request.getBody().write(body.getBytes(StandardCharsets.UTF_8));

		try (ClientHttpResponse response = request.execute()) {
			assertThat(response.getBody()).hasContent(body);
		}
	}

	private ClientHttpResponse get(int limit) throws IOException {
		return request(HttpMethod.GET, limit).execute();
	}

	private BoundedRequest request(HttpMethod method, int limit) {
		URI uri = URI.create("http://localhost:" + this.server.getAddress().getPort() + "/");
		return new BoundedRequest(this.http, Duration.ofSeconds(5), limit, method, uri);
	}

	private void serve(int length, boolean lengthKnown) {
		this.server.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(200, lengthKnown ? length : LENGTH_UNKNOWN);
			try (OutputStream body = exchange.getResponseBody()) {
				body.write("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
			}
		});
	}

}
