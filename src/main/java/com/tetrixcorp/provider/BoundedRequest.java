package com.tetrixcorp.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/**
 * One exchange that ends for certain: at its time-out, at its size, or when its thread is
 * interrupted, and then with its socket closed. Spring's own request for the JDK's client
 * drains a body before it closes it, which an endless one turns into a hang.
 */
final class BoundedRequest extends AbstractClientHttpRequest {

	/** Written by the JDK's client itself. */
	private static final Set<String> NOT_OURS = Set.of("connection", "content-length", "expect", "host", "upgrade");

	private final HttpClient http;

	private final Duration timeout;

	private final int bodyLimit;

	private final HttpMethod method;

	private final URI uri;

	private final ByteArrayOutputStream body = new ByteArrayOutputStream();

	/**
	 * Creates a request.
	 * @param http sends it
	 * @param timeout for all of the exchange
	 * @param bodyLimit at most this much of a body is read
	 * @param method its method
	 * @param uri its address
	 */
	BoundedRequest(HttpClient http, Duration timeout, int bodyLimit, HttpMethod method, URI uri) {
		this.http = http;
		this.timeout = timeout;
		this.bodyLimit = bodyLimit;
		this.method = method;
		this.uri = uri;
	}

	@Override
	public HttpMethod getMethod() {
		return this.method;
	}

	@Override
	public URI getURI() {
		return this.uri;
	}

	@Override
	protected OutputStream getBodyInternal(HttpHeaders headers) {
		return this.body;
	}

	@Override
	protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
		CompletableFuture<HttpResponse<byte[]>> exchange = this.http.sendAsync(request(headers),
				(response) -> new BoundedBody(this.bodyLimit));
		try {
			HttpResponse<byte[]> response = exchange.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
			if (response.body().length > this.bodyLimit) {
				throw new ProtocolException("The body is longer than " + this.bodyLimit + " bytes");
			}
			return new WholeResponse(response);
		}
		catch (TimeoutException ex) {
			exchange.cancel(true);
			throw new HttpTimeoutException("No whole answer in time");
		}
		catch (InterruptedException ex) {
			exchange.cancel(true);
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Given up at the deadline");
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw (ex.getCause() instanceof IOException cause) ? cause : new IOException(ex.getCause());
		}
	}

	private HttpRequest request(HttpHeaders headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.uri);
		headers.forEach((name, values) -> {
			if (!NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
				values.forEach((value) -> request.header(name, value));
			}
		});
		boolean empty = this.body.size() == 0;
		return request
			.method(this.method.name(),
					empty ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(this.body.toByteArray()))
			.build();
	}

}
