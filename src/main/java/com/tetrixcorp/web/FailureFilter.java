package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

import com.tetrixcorp.fleet.Causes;
import com.tetrixcorp.fleet.OutOfMemory;

/**
 * Catches what the application did not expect: logs it once, under the request's id, and
 * answers 500.
 */
final class FailureFilter extends HttpFilter {

	private static final Logger logger = LoggerFactory.getLogger(FailureFilter.class);

	private final OutOfMemory outOfMemory;

	FailureFilter(OutOfMemory outOfMemory) {
		this.outOfMemory = outOfMemory;
	}

	@Override
	void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		try {
			chain.doFilter(request, response);
		}
		catch (Exception | Error ex) {
			// Spring hands on an error of a handler as the cause of an exception.
			this.outOfMemory.endProcessIfCausing(ex);
			log(ex);
			if (response.isCommitted()) {
				// Half an answer must not look like a whole one.
				throw new CloseNowException("The answer is broken off", ex);
			}
			response.sendError(HttpStatus.INTERNAL_SERVER_ERROR.value());
		}
	}

	private static void log(Throwable failure) {
		if (Causes.contains(failure, ClientAbortException.class)) {
			logger.debug("The client went away", failure);
		}
		else {
			logger.error("Unexpected failure", failure);
		}
	}

}
