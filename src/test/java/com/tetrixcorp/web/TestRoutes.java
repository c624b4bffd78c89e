package com.tetrixcorp.web;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * Routes of each kind that the chain tells apart, under names that the service itself
 * does not use.
 */
@RestController
@ConditionalOnProperty(TestRoutes.WANTED)
class TestRoutes {

	/** Without it a scan, such as that of the local run, passes by. */
	static final String WANTED = "test.routes";

	static final String SECRET = "jdbc:postgresql://db-host-7 SELECT secret";

	private static final String ETAG = "\"one\"";

	@GetMapping(path = "/test/page", produces = MediaType.TEXT_HTML_VALUE)
	@Nullable String page(WebRequest request) {
		return request.checkNotModified(ETAG) ? null : "<!doctype html><title>Page</title>";
	}

	@GetMapping(path = "/test/large", produces = MediaType.TEXT_HTML_VALUE)
	String large() {
		return "x".repeat(200_000);
	}

	@GetMapping("/test/own-policy")
	ResponseEntity<String> ownPolicy() {
		return ResponseEntity.ok().cacheControl(CacheControl.maxAge(5, TimeUnit.SECONDS)).body("own");
	}

	@GetMapping("/test/own-policy/missing")
	ResponseEntity<String> ownPolicyForAnError() {
		return ResponseEntity.status(404).cacheControl(CacheControl.maxAge(5, TimeUnit.SECONDS)).body("own");
	}

	@GetMapping("/test/own-policy/fails")
	void ownPolicyThenFailure(HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "max-age=5");
		response.setHeader(HttpHeaders.ETAG, ETAG);
		response.sendError(503);
	}

	@GetMapping("/assets/test.0123abcd.css")
	String asset() {
		return "body{}";
	}

	@GetMapping("/test/session")
	String session(HttpServletRequest request) {
		return String.valueOf(request.getSession().isNew());
	}

	@GetMapping("/test/form")
	String emptyForm() {
		return "form";
	}

	@PostMapping("/test/form")
	String form(@RequestParam Map<String, String> fields) {
		return fields.toString();
	}

	@GetMapping("/api/test/items/{id}")
	Map<String, Object> item(@PathVariable int id) {
		return Map.of("id", id);
	}

	@GetMapping("/api/test/count")
	Map<String, Object> count(@RequestParam int days) {
		return Map.of("days", days);
	}

	@GetMapping(path = "/api/test/json", produces = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Object> json() {
		return Map.of("ok", true);
	}

	@GetMapping("/api/test/client")
	Map<String, Object> client(HttpServletRequest request) {
		return Map.of("address", request.getRemoteAddr(), "secure", request.isSecure(), "host",
				request.getServerName());
	}

	@GetMapping("/api/health/test")
	Map<String, Object> health() {
		return Map.of("ok", true);
	}

	@PostMapping(path = "/api/test/echo", consumes = MediaType.APPLICATION_JSON_VALUE)
	Message echo(@RequestBody Message message) {
		return message;
	}

	@PostMapping("/api/test/valid")
	String valid(@Valid @RequestBody Named named) {
		return named.name();
	}

	@GetMapping("/api/test/range")
	int range(@RequestParam @Min(1) @Max(90) int days) {
		return days;
	}

	@GetMapping({ "/api/test/fails", "/test/fails" })
	void fails() {
		throw new IllegalStateException(SECRET);
	}

	@GetMapping({ "/api/test/error", "/test/error" })
	void error() {
		throw new StackOverflowError(SECRET);
	}

	@GetMapping("/api/test/memory")
	void memory() {
		throw new OutOfMemoryError(SECRET);
	}

	@GetMapping("/api/test/half")
	void half(HttpServletResponse response) throws IOException {
		response.setContentLength(100);
		response.getOutputStream().write(new byte[50]);
		response.flushBuffer();
		throw new IllegalStateException(SECRET);
	}

	@GetMapping("/api/test/unavailable")
	void unavailable() {
		ErrorResponseException own = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
		own.setDetail("The test is closed. Come back later.");
		own.getHeaders().set(HttpHeaders.RETRY_AFTER, "30");
		throw own;
	}

	/**
	 * A body of an API.
	 *
	 * @param text some text
	 * @param count some number
	 */
	record Message(String text, int count) {

	}

	/**
	 * A body with rules.
	 *
	 * @param name anything but nothing
	 */
	record Named(@NotBlank String name) {

	}

}
