package com.tetrixcorp.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Content as bytes that are ready to send, plain and compressed, each form with an entity
 * tag of its own. Made once, sent often.
 */
public final class Representation {

	private final String contentType;

	private final Form plain;

	private final @Nullable Form gzip;

	private Representation(String contentType, Form plain, @Nullable Form gzip) {
		this.contentType = contentType;
		this.plain = plain;
		this.gzip = gzip;
	}

	/**
	 * Prepares both forms.
	 * @param contentType the media type, with its charset if it is text
	 * @param body the bytes
	 * @return the content, with a compressed form if that is shorter
	 */
	public static Representation of(MediaType contentType, byte[] body) {
		return of(contentType, List.of(new Fragment(body.clone())));
	}

	/**
	 * Joins pieces, without copying, compressing or hashing any of them again.
	 * @param contentType the media type, with its charset if it is text
	 * @param pieces what it consists of
	 * @return the content, with a compressed form if that is shorter
	 */
	static Representation of(MediaType contentType, List<Fragment> pieces) {
		String tag = ContentHash
			.of(pieces.stream().map(Fragment::hash).collect(Collectors.joining()).getBytes(StandardCharsets.US_ASCII));
		Form plain = new Form(pieces.stream().map(Fragment::plain).toList(), '"' + tag + '"');
		Form gzip = new Form(Gzip.join(pieces), '"' + tag + "-gzip\"");
		return new Representation(contentType.toString(), plain, (gzip.length < plain.length) ? gzip : null);
	}

	/**
	 * Answers a GET or HEAD: 304 if the reader already holds the form that would be sent,
	 * else 200.
	 * @param request the request
	 * @param response where to write; headers that are already there stay
	 * @throws IOException if the reader is gone
	 */
	public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Form form = formFor(request);
		response.setHeader(HttpHeaders.ETAG, form.tag);
		if (IfNoneMatch.names(request.getHeaders(HttpHeaders.IF_NONE_MATCH), form.tag)) {
			vary(response);
			response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
			return;
		}
		send(form, request, response);
	}

	/**
	 * Answers a GET or HEAD whose answer nobody keeps, so that a tag would be of no use.
	 * @param request the request
	 * @param response where to write; headers that are already there stay
	 * @throws IOException if the reader is gone
	 */
	public void writeUnkept(HttpServletRequest request, HttpServletResponse response) throws IOException {
		send(formFor(request), request, response);
	}

	private Form formFor(HttpServletRequest request) {
		return (this.gzip != null && AcceptEncoding.acceptsGzip(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)))
				? this.gzip : this.plain;
	}

	private void send(Form form, HttpServletRequest request, HttpServletResponse response) throws IOException {
		vary(response);
		if (form == this.gzip) {
			response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
		}
		response.setContentType(this.contentType);
		response.setContentLength(form.length);
		if (!"HEAD".equals(request.getMethod())) {
			for (byte[] part : form.parts) {
				response.getOutputStream().write(part);
			}
		}
	}

	private void vary(HttpServletResponse response) {
		if (this.gzip != null) {
			response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		}
	}

	private static final class Form {

		private final List<byte[]> parts;

		private final int length;

		private final String tag;

		Form(List<byte[]> parts, String tag) {
			this.parts = parts;
			this.length = parts.stream().mapToInt((part) -> part.length).sum();
			this.tag = tag;
		}

	}

}
