package com.tetrixcorp.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers the exceptions of MVC. Only a problem that our own code raised keeps its words;
 * the framework's are replaced, since they speak of its insides.
 */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

	private final ErrorAnswers errors;

	ProblemAdvice(ErrorAnswers errors) {
		this.errors = errors;
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest webRequest) {
		ServletWebRequest request = (ServletWebRequest) webRequest;
		HttpServletResponse response = request.getResponse();
		if (response != null && !response.isCommitted()) {
			headers.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
			if (ex instanceof HttpRequestMethodNotSupportedException refused && refused.getSupportedMethods() != null) {
				response.setHeader(HttpHeaders.ALLOW, AllowedMethods.complete(List.of(refused.getSupportedMethods())));
			}
			answer(request.getRequest(), response, problem(ex, status));
		}
		// Answered: nothing is left for MVC to write.
		return null;
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem) {
		try {
			this.errors.write(request, response, problem);
		}
		catch (IOException ex) {
			this.logger.debug("The client went away", ex);
		}
	}

	private static ProblemDetail problem(Exception ex, HttpStatusCode status) {
		if (isOwn(ex)) {
			return ((ErrorResponseException) ex).getBody();
		}
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail(ex, status.value()));
		List<Map<String, String>> invalid = invalidFields(ex);
		if (!invalid.isEmpty()) {
			problem.setProperty("errors", invalid);
		}
		return problem;
	}

	private static boolean isOwn(Exception ex) {
		return ex instanceof ErrorResponseException own && own.getBody().getDetail() != null
				&& !(ex instanceof HandlerMethodValidationException);
	}

	private static String detail(Exception ex, int status) {
		if (ex instanceof MissingServletRequestParameterException missing) {
			return "The parameter '%s' is missing. Add it and send the request again."
				.formatted(missing.getParameterName());
		}
		if (ex instanceof MethodArgumentTypeMismatchException mismatch) {
			return "The value of '%s' cannot be read. Correct it and send the request again."
				.formatted(mismatch.getName());
		}
		return ErrorTexts.detail((ex instanceof TypeMismatchException) ? 400 : status);
	}

	private static List<Map<String, String>> invalidFields(Exception ex) {
		if (ex instanceof MethodArgumentNotValidException invalid) {
			return invalid.getFieldErrors().stream().map(ProblemAdvice::entry).toList();
		}
		if (ex instanceof HandlerMethodValidationException invalid) {
			return invalid.getParameterValidationResults()
				.stream()
				.flatMap((result) -> result.getResolvableErrors()
					.stream()
					.map((error) -> Map.of("field", String.valueOf(result.getMethodParameter().getParameterName()),
							"message", String.valueOf(error.getDefaultMessage()))))
				.toList();
		}
		return List.of();
	}

	private static Map<String, String> entry(FieldError error) {
		// A binding failure's default message names Java types.
		String message = error.isBindingFailure() ? "cannot be read" : String.valueOf(error.getDefaultMessage());
		return Map.of("field", error.getField(), "message", message);
	}

}
