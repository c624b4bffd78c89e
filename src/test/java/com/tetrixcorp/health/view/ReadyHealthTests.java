package com.tetrixcorp.health.view;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.Reports;
import com.tetrixcorp.health.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class ReadyHealthTests {

	private final ObjectMapper json = Jackson2ObjectMapperBuilder.json().build();

	private final AtomicInteger made = new AtomicInteger();

	private final AtomicLong nanos = new AtomicLong(-5);

	private volatile Verdict verdict = Verdict.HEALTHY;

	private final ReadyHealth ready = new ReadyHealth(this::report, this.json.writerFor(HealthPayload.class),
			this.nanos::get);

	private HealthReport report() {
		this.made.incrementAndGet();
		return Reports.report(this.verdict, Reports.check("database", CheckStatus.PASS));
	}

	@ParameterizedTest
	@CsvSource({ "HEALTHY, 200", "DEGRADED, 200", "UNHEALTHY, 503" })
	void thePlainQuestionGetsThePayloadAndTheStatusOfItsVerdict(Verdict verdict, int status) throws Exception {
		this.verdict = verdict;
		MockHttpServletRequest request = question();
		MockHttpServletResponse response = ask(request, false);

		assertThat(response.getStatus()).isEqualTo(status);
		assertThat(response.getContentType()).isEqualTo("application/json");
		assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
		JSONAssert.assertEquals(this.json.writeValueAsString(HealthPayload.of(report())), response.getContentAsString(),
				true);
		assertThat(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)).isEqualTo("/api/health");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/json" })
	void whoeverTakesJsonAsksPlainly(String accept) throws Exception {
		MockHttpServletRequest request = question();
		request.addHeader("Accept", accept);
		ask(request, false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/health+json", "text/html", "*/*;q=0.5", "application/json, */*", "" })
	void whoeverWishesMoreIsLeftToNegotiation(String accept) throws Exception {
		MockHttpServletRequest request = question();
		request.addHeader("Accept", accept);
		ask(request, true);
	}

	@Test
	void aSecondAcceptIsAWishToo() throws Exception {
		MockHttpServletRequest request = question();
		request.addHeader("Accept", "*/*");
		request.addHeader("Accept", "application/health+json");
		ask(request, true);
	}

	@ParameterizedTest
	@CsvSource({ "HEAD, /api/health", "POST, /api/health", "OPTIONS, /api/health", "get, /api/health",
			"GET, /api/health/", "GET, /api/health/details", "GET, /api/%68ealth", "GET, /api/health;x=1", "GET, /" })
	void anythingElseIsLeftToItsHandler(String method, String path) throws Exception {
		ask(new MockHttpServletRequest(method, path), true);
	}

	@Test
	void anErrorIsNotAnswered() throws Exception {
		MockHttpServletRequest request = question();
		request.setDispatcherType(DispatcherType.ERROR);
		ask(request, true);
	}

	@Test
	void oneAnswerServesForAMillisecondAndNoLonger() throws Exception {
		ask(question(), false);
		this.nanos.addAndGet(999_999);
		this.verdict = Verdict.UNHEALTHY;
		assertThat(ask(question(), false).getStatus()).isEqualTo(200);
		assertThat(this.made).hasValue(1);

		this.nanos.addAndGet(1);
		assertThat(ask(question(), false).getStatus()).isEqualTo(503);
		assertThat(this.made).hasValue(2);
	}

	private static MockHttpServletRequest question() {
		return new MockHttpServletRequest("GET", "/api/health");
	}

	private MockHttpServletResponse ask(MockHttpServletRequest request, boolean handedOn) throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		MockFilterChain chain = new MockFilterChain();
		this.ready.doFilter(request, response, chain);
		assertThat(chain.getRequest() != null).as("handed on").isEqualTo(handedOn);
		return response;
	}

}
