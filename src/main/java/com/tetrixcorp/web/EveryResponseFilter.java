package com.tetrixcorp.web;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A filter that also takes part in error pages: the container may refuse a request before
 * any filter saw it, and then the error page is the only way to its response.
 */
abstract class EveryResponseFilter extends OncePerRequestFilter {

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
