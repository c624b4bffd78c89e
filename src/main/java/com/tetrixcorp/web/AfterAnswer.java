package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Does something once all of an answer has left, on the thread that gave it: what the
 * container takes for an access log. Requests that the container refuses by itself come
 * here too, some of them before their answer has left.
 */
abstract class AfterAnswer extends ValveBase implements AccessLog {

	AfterAnswer() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
	}

	@Override
	public void setRequestAttributesEnabled(boolean enabled) {
		// Reads no attribute that a proxy could have changed.
	}

	@Override
	public boolean getRequestAttributesEnabled() {
		return false;
	}

}
