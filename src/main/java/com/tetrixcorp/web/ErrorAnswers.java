package com.tetrixcorp.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

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

	private static final List<String> ABOUT_CONTENT = List.of(HttpHeaders.ACCEPT_RANGES,
			HttpHeaders.CONTENT_DISPOSITION, HttpHeaders.CONTENT_ENCODING, HttpHeaders.CONTENT_LANGUAGE,
			HttpHeaders.CONTENT_LENGTH, HttpHeaders.CONTENT_RANGE, HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG,
			HttpHeaders.EXPIRES, HttpHeaders.LAST_MODIFIED, HttpHeaders.LOCATION);

	/** Whose clients do not look for problems, but for what these carry there as well. */
	private static final String OLDER_API = "/api/v2";

	private final ObjectMapper json;

	private final ObjectProvider<ErrorPages> pages;

	private final AllowedMethods allowed;

	ErrorAnswers(ObjectMapper json, ObjectProvider<ErrorPages> pages, AllowedMethods allowed) {
		this.json = json;
		this.pages = pages;
		this.allowed = allowed;
	}

	/**
	 * Answers with the error of a request that was refused before its route.
	 * @param request the request
	 * @param response its response
	 * @param status the status
	 * @throws IOException if the client went away
	 */
	void write(HttpServletRequest request, HttpServletResponse response, HttpStatusCode status) throws IOException {
		if (status == HttpStatus.METHOD_NOT_ALLOWED) {
			response.setHeader(HttpHeaders.ALLOW, this.allowed.of(RequestPath.of(request)));
		}
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, ErrorTexts.detail(status.value()));
		problem.setTitle(ErrorTexts.title(status.value()));
		write(request, response, problem);
	}

	void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem) throws IOException {
		forgetContent(response);
		response.setStatus(problem.getStatus());
		response.setHeader(HttpHeaders.CACHE_CONTROL, CachePolicy.NO_STORE);
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
		if (RequestPath.isBelow(path, OLDER_API)) {
			problem.setProperty("success", false);
			problem.setProperty("error", problem.getDetail());
		}
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
		catch (RuntimeException | LinkageError ex) {
			logger.error("The error page itself failed", ex);
			return PlainErrorPage.html(status, id);
		}
	}

	/**
	 * Drops what a failed handler has said about the content that is not coming.
	 * @param response the response, not committed
	 */
	private static void forgetContent(HttpServletResponse response) {
		response.resetBuffer();
		if (ABOUT_CONTENT.stream().noneMatch(response::containsHeader)) {
			return;
		}
		HttpHeaders kept = new HttpHeaders();
		response.getHeaderNames().forEach((name) -> kept.addAll(name, List.copyOf(response.getHeaders(name))));
		ABOUT_CONTENT.forEach(kept::remove);
		response.reset();
		kept.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
	}

	private static void write(HttpServletResponse response, String contentType, byte[] body) throws IOException {
		response.setContentType(contentType);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
		response.flushBuffer();
	}

}
