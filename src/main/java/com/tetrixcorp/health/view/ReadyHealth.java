package com.tetrixcorp.health.view;

import java.io.IOException;
import java.util.Enumeration;
import java.util.Set;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerMapping;

import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.HealthReports;

/**
 * Answers the plain question of {@code /api/health}, which monitors ask all the time,
 * past everything that finds and calls a handler. An answer is made once a millisecond at
 * most, which is as exactly as its timestamp tells. Whoever wants another form gets it
 * from the {@link HealthController}.
 */
final class ReadyHealth implements Filter {

	static final String PATH = "/api/health";

	private static final long MILLISECOND = 1_000_000;

	private static final Set<String> JSON = Set.of(MediaType.APPLICATION_JSON_VALUE, MediaType.ALL_VALUE);

	private final HealthReports reports;

	private final ObjectWriter json;

	private final LongSupplier nanos;

	private volatile @Nullable Answer last;

	ReadyHealth(HealthReports reports, ObjectWriter json, LongSupplier nanos) {
		this.reports = reports;
		this.json = json;
		this.nanos = nanos;
	}

	@Override
	public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) servletRequest;
		if (!isPlain(request)) {
			chain.doFilter(servletRequest, servletResponse);
			return;
		}
		request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, PATH);
		Answer answer = current();
		HttpServletResponse response = (HttpServletResponse) servletResponse;
		response.setStatus(answer.status());
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setContentLength(answer.body().length);
		response.getOutputStream().write(answer.body());
	}

	private static boolean isPlain(HttpServletRequest request) {
		if (!PATH.equals(request.getRequestURI()) || !"GET".equals(request.getMethod())
				|| request.getDispatcherType() != DispatcherType.REQUEST) {
			return false;
		}
		Enumeration<String> accept = request.getHeaders(HttpHeaders.ACCEPT);
		return !accept.hasMoreElements() || (JSON.contains(accept.nextElement()) && !accept.hasMoreElements());
	}

	private Answer current() throws IOException {
		long now = this.nanos.getAsLong();
		Answer answer = this.last;
		if (answer == null || now - answer.nanos() >= MILLISECOND) {
			HealthReport report = this.reports.current();
			answer = new Answer(now, report.verdict().httpStatus(),
					this.json.writeValueAsBytes(HealthPayload.of(report)));
			this.last = answer;
		}
		return answer;
	}

	/**
	 * An answer as it is sent.
	 *
	 * @param nanos when it was made
	 * @param status the HTTP status of its verdict
	 * @param body the payload as JSON
	 */
	private record Answer(long nanos, int status, byte[] body) {

	}

}
