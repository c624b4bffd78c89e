package com.tetrixcorp.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.Semaphore;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.server.ResponseStatusException;

/**
 * Reads the whole body before the application is asked: what is too large, too slow or
 * broken is refused here, in one place, however it would have been read. At most one body
 * of the limit's size is held per request.
 */
final class BodyLimitFilter extends HttpFilter {

	private static final int CHUNK = 8192;

	private static final String RETRY_SECONDS = "1";

	private final BodyLimits limits;

	private final Semaphore room;

	BodyLimitFilter(BodyLimits limits) {
		this.limits = limits;
		this.room = new Semaphore(limits.atOnce());
	}

	@Override
	void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest whole;
		try {
			requireType(request.getContentType());
			whole = hasBody(request) ? new BodyRequest(request, read(request)) : request;
		}
		catch (ResponseStatusException ex) {
			refuse(request, response, ex.getStatusCode().value());
			return;
		}
		catch (HttpMessageNotReadableException | InvalidMediaTypeException ex) {
			refuse(request, response, HttpStatus.BAD_REQUEST.value());
			return;
		}
		chain.doFilter(whole, response);
	}

	// What is sent has one type. Spring would take a wildcard for a fault of its own.
	private static void requireType(@Nullable String contentType) {
		if (contentType != null && contentType.contains("*")) {
			throw new InvalidMediaTypeException(contentType, "A body has one type");
		}
	}

	private static boolean hasBody(HttpServletRequest request) {
		return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
	}

	private byte[] read(HttpServletRequest request) {
		long limit = this.limits.maxSize().toBytes();
		if (request.getContentLengthLong() > limit) {
			throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE);
		}
		if (!this.room.tryAcquire()) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
		}
		// A pause within the body ends earlier, by the connection's own time-out.
		long deadline = System.nanoTime() + this.limits.deadline().toNanos();
		try {
			return read(request.getInputStream(), limit, deadline);
		}
		catch (SocketTimeoutException ex) {
			throw new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT, null, ex);
		}
		catch (IOException ex) {
			boolean late = ex.getCause() instanceof SocketTimeoutException;
			throw new ResponseStatusException(late ? HttpStatus.REQUEST_TIMEOUT : HttpStatus.BAD_REQUEST, null, ex);
		}
		finally {
			this.room.release();
		}
	}

	private static byte[] read(InputStream body, long limit, long deadline) throws IOException {
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		byte[] buffer = new byte[CHUNK];
		for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
			whole.write(buffer, 0, count);
			if (whole.size() > limit) {
				throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE);
			}
			if (System.nanoTime() - deadline > 0) {
				throw new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT);
			}
		}
		return whole.toByteArray();
	}

	private static void refuse(HttpServletRequest request, HttpServletResponse response, int status)
			throws IOException {
		// Left behind by the container when reading failed; it would win over the status.
		request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
		if (response.isCommitted()) {
			// The container has refused it already when it failed to read.
			return;
		}
		// How long the rest of the body is waited for, UnreadBody decides.
		response.setHeader(HttpHeaders.CONNECTION, "close");
		if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
		}
		response.sendError(status);
	}

}
