package com.tetrixcorp.web;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides how long an answer may be kept, and by whom.
 */
final class CachePolicy {

	static final String NO_STORE = "no-store";

	static final String REVALIDATE = "no-cache";

	static final String IMMUTABLE = "public, max-age=31536000, immutable";

	static final String PAGE = "public, max-age=300, s-maxage=3600";

	static final String DAY = "public, max-age=86400";

	/** Their names never change, their contents rarely. */
	private static final Set<String> SITE_FILES = Set.of("/favicon.svg", "/favicon.ico", "/robots.txt", "/sitemap.xml",
			"/site.webmanifest", "/.well-known/security.txt");

	/**
	 * The page, the badges, the feed, each incident: live data, of which an old copy
	 * would lie.
	 */
	private static final String LIVE = "/status";

	/**
	 * Live too: with an old copy, whoever verifies a token refuses what a new key signed,
	 * or believes a key that was withdrawn. Those who verify keep the keys themselves.
	 */
	private static final String KEYS = "/.well-known/jwks.json";

	/** Below it each page is one visitor's own. */
	private static final String OWN = "/verify/";

	private static final Pattern HASHED_ASSET = Pattern.compile("/assets/.+\\.[0-9a-f]{8,64}\\.[A-Za-z0-9]+");

	private CachePolicy() {
	}

	/**
	 * Whether the answer must not be kept, whatever its handler says.
	 * @param method the request's method
	 * @param status the answer's status
	 * @return whether it is an error or no answer to a read
	 */
	static boolean isNeverKept(String method, int status) {
		return status >= 400 || !Methods.reads(method);
	}

	/**
	 * The policy for an answer.
	 * @param method the request's method
	 * @param path the request's path, decoded
	 * @param status the answer's status
	 * @return a value of {@code Cache-Control}
	 */
	static String decide(String method, String path, int status) {
		if (isNeverKept(method, status) || RequestPath.isApi(path) || path.startsWith(OWN)) {
			return NO_STORE;
		}
		if (HASHED_ASSET.matcher(path).matches()) {
			return IMMUTABLE;
		}
		if (RequestPath.isBelow(path, LIVE) || path.equals(KEYS)) {
			return REVALIDATE;
		}
		return SITE_FILES.contains(path) ? DAY : PAGE;
	}

}
