package com.tetrixcorp.web;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter.HeaderValue;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;

/**
 * The security headers of every response.
 */
final class SecurityHeaders {

	/** Nothing inline, nothing from elsewhere, nothing that is not named. */
	static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
			+ "base-uri 'none'; frame-ancestors 'none'";

	static final String PERMISSIONS_POLICY = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), "
			+ "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

	/**
	 * The images that are made to be shown on other sites: the whole's, and below it each
	 * check's.
	 */
	private static final String BADGE = "/status/badge";

	private static final Duration TWO_YEARS = Duration.ofDays(730);

	private static final HeaderWriter WRITER = new CompositeHeaderWriter(List.of(new XContentTypeOptionsHeaderWriter(),
			new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY), xssProtection(),
			new ReferrerPolicyHeaderWriter(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN),
			new ContentSecurityPolicyHeaderWriter(CONTENT_SECURITY_POLICY),
			new PermissionsPolicyHeaderWriter(PERMISSIONS_POLICY), openerPolicy(), SecurityHeaders::resourcePolicy,
			// Writes only when the visitor came by HTTPS.
			new HstsHeaderWriter(TWO_YEARS.toSeconds(), true)));

	private SecurityHeaders() {
	}

	static void write(HttpServletRequest request, HttpServletResponse response) {
		WRITER.writeHeaders(request, response);
	}

	private static HeaderWriter xssProtection() {
		XXssProtectionHeaderWriter writer = new XXssProtectionHeaderWriter();
		writer.setHeaderValue(HeaderValue.ENABLED_MODE_BLOCK);
		return writer;
	}

	private static HeaderWriter openerPolicy() {
		CrossOriginOpenerPolicyHeaderWriter writer = new CrossOriginOpenerPolicyHeaderWriter();
		writer.setPolicy(CrossOriginOpenerPolicy.SAME_ORIGIN);
		return writer;
	}

	private static void resourcePolicy(HttpServletRequest request, HttpServletResponse response) {
		String path = RequestPath.of(request);
		boolean shared = path.endsWith(".svg") && (path.equals(BADGE + ".svg") || RequestPath.isBelow(path, BADGE));
		response.setHeader("Cross-Origin-Resource-Policy", shared ? "cross-origin" : "same-origin");
	}

}
