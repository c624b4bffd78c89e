package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Answers whatever ended in an error status without an answer: refusals by the container,
 * the firewall and the filters, and failures. A servlet rather than a controller, since
 * MVC would negotiate, echo a TRACE and reject a preflight before reaching it.
 */
final class ErrorServlet extends HttpServlet implements ErrorController {

	static final String PATH = "/error";

	private static final long serialVersionUID = 1L;

	private final transient ErrorAnswers errors;

	ErrorServlet(ErrorAnswers errors) {
		this.errors = errors;
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (response.isCommitted()) {
			// The container breaks it off; a page in the middle would not help.
			return;
		}
		HttpStatusCode status = HttpStatus.NOT_FOUND;
		if (request.getDispatcherType() == DispatcherType.ERROR
				&& request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) {
			status = ContainerStatus.of(request, code);
		}
		this.errors.write(request, response, status);
	}

}
