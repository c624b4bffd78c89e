package com.tetrixcorp.site;

/**
 * Renders the designed page for an error that a person sees.
 */
public interface ErrorPages {

	/**
	 * The whole page. Says what happened, what the reader can do, and the request id to
	 * quote; nothing about our insides.
	 * @param status the HTTP status, 400 to 599
	 * @param requestId the id of the request, as in {@code X-Request-Id}
	 * @return the page in HTML
	 * @throws RuntimeException if it cannot be rendered; the caller has a plainer one
	 */
	String html(int status, String requestId);

}
