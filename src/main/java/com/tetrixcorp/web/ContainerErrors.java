package com.tetrixcorp.web;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The container's own error report, for what does not even reach the error page. Says no
 * more than the error page does.
 */
final class ContainerErrors extends ErrorReportValve {

	private static final Logger logger = LoggerFactory.getLogger(ContainerErrors.class);

	private final ErrorAnswers errors;

	ContainerErrors(ErrorAnswers errors) {
		this.errors = errors;
		setShowReport(false);
		setShowServerInfo(false);
	}

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		int status = response.getStatus();
		if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported() || !canWrite(response)) {
			return;
		}
		try {
			EveryResponse.writeHeaders(request, response);
			this.errors.write(request, response, ContainerStatus.of(request, status));
			response.finishResponse();
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("The error could not be reported", ex);
		}
	}

	private static boolean canWrite(Response response) {
		AtomicBoolean allowed = new AtomicBoolean();
		response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
		return allowed.get();
	}

}
