package com.tetrixcorp.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.util.UriUtils;

import com.tetrixcorp.site.ErrorPages;

/**
 * Answers with an error: a problem to programs, a page to people. Who asks is told by the
 * path, never by the Accept header, so that no header can make an error fail.
 */
final class ErrorAnswers {

	private static final Logger logger = LoggerFactory.getLogger(ErrorAnswers.class);

	private final ObjectMapper json;

	private final ObjectProvider<ErrorPages> pages;

	ErrorAnswers(ObjectMapper json, ObjectProvider<ErrorPages> pages) {
		this.json = json;
		this.pages = pages;
	}

	void write(HttpServletRequest request, HttpServletResponse response, HttpStatusCode status) throws IOException {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, ErrorTexts.detail(status.value()));
		write(request, response, problem);
	}

	void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem) throws IOException {
		response.resetBuffer();
		response.setStatus(problem.getStatus());
		response.setHeader(HttpHeaders.CACHE_CONTROL, CachePolicy.NO_STORE);
		// What the failed handler said about the answer that is not given.
		response.setHeader(HttpHeaders.ETAG, null);
		response.setHeader(HttpHeaders.LAST_MODIFIED, null);
		String path = RequestPath.of(request);
		String id = RequestId.of(request);
		if (RequestPath.isApi(path)) {
			write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem(problem, path, id));
		}
		else {
			write(response, "text/html;charset=UTF-8", page(problem.getStatus(), id));
		}
	}

	private byte[] problem(ProblemDetail problem, String path, String id) throws IOException {
		if (problem.getTitle() == null) {
			problem.setTitle(ErrorTexts.title(problem.getStatus()));
		}
		problem.setInstance(URI.create(UriUtils.encodePath(path, StandardCharsets.UTF_8)));
		problem.setProperty(RequestId.KEY, id);
		return this.json.writeValueAsBytes(problem);
	}

	private byte[] page(int status, String id) {
		return html(status, id).getBytes(StandardCharsets.UTF_8);
	}

	private String html(int status, String id) {
		try {
			ErrorPages designed = this.pages.getIfAvailable();
			return (designed != null) ? designed.html(status, id) : PlainErrorPage.html(status, id);
		}
		catch (RuntimeException ex) {
			logger.error("The error page itself failed", ex);
			return PlainErrorPage.html(HttpStatus.INTERNAL_SERVER_ERROR.value(), id);
		}
	}

	private static void write(HttpServletResponse response, String contentType, byte[] body) throws IOException {
		response.setContentType(contentType);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
		response.flushBuffer();
	}

}
