package com.tetrixcorp.provider.firebase;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A Firebase project, as its API key sees it.
 *
 * @param projectId the project's <em>number</em>, so it cannot be compared with the
 * configured id
 * @param authorizedDomains where its users may sign in
 */
record Project(@Nullable String projectId, @Nullable List<String> authorizedDomains) {

	boolean authorizes(String domain) {
		return this.authorizedDomains != null && this.authorizedDomains.contains(domain);
	}

}
