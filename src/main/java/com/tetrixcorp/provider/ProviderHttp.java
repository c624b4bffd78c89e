package com.tetrixcorp.provider;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import com.tetrixcorp.health.ProbeResult;

/**
 * Makes the HTTP clients of the providers, all with the same hard limits.
 */
@Component
public class ProviderHttp {

	static {
		// An idle connection is forgotten before a NAT on the way forgets it; the JDK 17
		// would keep it for 20 minutes.
		if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
			System.setProperty("jdk.httpclient.keepalive.timeout", "20");
		}
	}

	/** Tolerant of what a provider adds; not of what is no JSON. */
	private static final HttpMessageConverter<?> JSON = new MappingJackson2HttpMessageConverter(JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build());

	/** At most this much of an API's body is read. */
	static final int BODY_LIMIT = 64 * 1024;

	/** And of a status page, which tells of all that a provider sells. */
	static final int PAGE_LIMIT = 256 * 1024;

	private final HttpClient http;

	private final ProviderProperties limits;

	private final ObservationRegistry observations;

	public ProviderHttp(ProviderProperties limits, ObservationRegistry observations) {
		this.limits = limits;
		this.http = HttpClient.newBuilder()
			// A dead HTTP/2 connection stays in the pool and fails every call until it is
			// noticed; a dead HTTP/1.1 connection fails one.
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(limits.connectTimeout())
			.followRedirects(HttpClient.Redirect.NEVER)
			.build();
		this.observations = observations;
	}

	/**
	 * Makes a client.
	 * @param <T> the type of the client
	 * @param api an interface of {@code @HttpExchange} methods
	 * @param baseUrl where the provider answers
	 * @param credentials puts the key into a header: a URL ends up in logs and traces
	 * @param refusals reads what is not a success, a redirect included
	 * @return the client; what it throws is a {@link ProviderRefusal} or about the way
	 * there
	 */
	public <T> T client(Class<T> api, String baseUrl, Consumer<HttpHeaders> credentials, Refusals refusals) {
		return client(api, baseUrl, new Bounds(this.limits.readTimeout(), BODY_LIMIT), credentials,
				(status, body) -> new ProviderRefusal(refusals.read(status, body)));
	}

	/**
	 * Makes a client that sends messages, which may take longer than a question.
	 * @param <T> the type of the client
	 * @param api an interface of {@code @HttpExchange} methods
	 * @param baseUrl where the carrier answers
	 * @param credentials puts the key into a header
	 * @param refusals reads what is not a success, a redirect included
	 * @return the client; what it throws is a {@link CarrierRefusal} or about the way
	 * there
	 */
	public <T> T sender(Class<T> api, String baseUrl, Consumer<HttpHeaders> credentials, SendRefusals refusals) {
		return client(api, baseUrl, new Bounds(this.limits.sendTimeout(), BODY_LIMIT), credentials,
				(status, body) -> new CarrierRefusal(refusals.read(status, body)));
	}

	/**
	 * Makes a client of a status page, which is told no key of ours.
	 * @param <T> the type of the client
	 * @param api an interface of one {@code @GetExchange} method
	 * @param url the page
	 * @return the client; what is no success is a {@link ProviderRefusal}
	 */
	public <T> T page(Class<T> api, String url) {
		return client(api, url, new Bounds(this.limits.readTimeout(), PAGE_LIMIT), (headers) -> {
		}, (status, body) -> new ProviderRefusal(ProbeResult.of(StatusTable.outcomeOf(status))));
	}

	private <T> T client(Class<T> api, String baseUrl, Bounds bounds, Consumer<HttpHeaders> credentials,
			BiFunction<Integer, byte[], RuntimeException> refusals) {
		ClientHttpRequestFactory requests = (uri, method) -> new BoundedRequest(this.http, bounds.timeout(),
				bounds.bodyLimit(), method, uri);
		RestClient client = RestClient.builder()
			.baseUrl(baseUrl)
			.defaultHeaders(credentials)
			.requestFactory(requests)
			.observationRegistry(this.observations)
			.messageConverters((converters) -> {
				converters.clear();
				converters.add(JSON);
			})
			.defaultStatusHandler((status) -> !status.is2xxSuccessful(), (request, response) -> {
				throw refusals.apply(response.getStatusCode().value(), response.getBody().readAllBytes());
			})
			.build();
		return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build().createClient(api);
	}

	/**
	 * What one exchange may take.
	 *
	 * @param timeout for all of it
	 * @param bodyLimit at most this much of a body is read
	 */
	private record Bounds(Duration timeout, int bodyLimit) {

	}

}
