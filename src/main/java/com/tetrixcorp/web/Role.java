package com.tetrixcorp.web;

/**
 * The part of the service that an instance answers for, where an ingress sends each part
 * to instances of its own. Every image has all of it.
 */
enum Role {

	/** Everything. */
	ALL,

	/** What programs ask for: {@code /api} and the keys that verify our tokens. */
	API,

	/** All else. */
	PAGES;

	/**
	 * Whether a path is answered here. Health is everybody's: the platform asks each
	 * instance by itself.
	 * @param path the path, decoded
	 * @return {@code false} if it is for instances of the other role
	 */
	boolean serves(String path) {
		return this == ALL || RequestPath.isBelow(path, "/api/health") || isOfTheApi(path) == (this == API);
	}

	private static boolean isOfTheApi(String path) {
		return RequestPath.isBelow(path, "/api") || path.equals("/.well-known/jwks.json");
	}

}
