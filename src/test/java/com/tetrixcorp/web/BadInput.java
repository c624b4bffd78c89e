package com.tetrixcorp.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Requests that are wrong in one way each.
 *
 * @param name what is wrong
 * @param request the bytes, one per character
 * @param problem whether the answer must be a problem rather than a page
 */
record BadInput(String name, String request, boolean problem) {

	private static final String API = "/api/test/";

	private static final String PAGE = "/test/";

	private static final String END = "Host: localhost\r\nConnection: close\r\n\r\n";

	static List<BadInput> all() {
		List<BadInput> all = new ArrayList<>();
		requestLines(all);
		targets(all);
		paths(all);
		methods(all);
		headers(all);
		hosts(all);
		accepts(all);
		framing(all);
		jsonBodies(all);
		contentTypes(all);
		forms(all);
		parameters(all);
		return all;
	}

	@Override
	public String toString() {
		return this.name;
	}

	/** Nothing in them tells an address, or not for sure. */
	private static void requestLines(List<BadInput> all) {
		for (String line : List.of("GARBAGE", "GET", "get\t", "\u0000\u0001\u0002",
				"\u0016\u0003\u0001\u0002\u0000\u0001", "(GET) / HTTP/1.1", "G@T / HTTP/1.1", "GET\u0000 / HTTP/1.1",
				"GÄT / HTTP/1.1", "{\"a\":1}", "<xml/>", "SSH-2.0-x[]", "GET=/ HTTP/1.1", "\"GET\" / HTTP/1.1",
				"GET: / HTTP/1.1", "GET, / HTTP/1.1", "GET; / HTTP/1.1", "[] / HTTP/1.1", "GET/ / HTTP/1.1",
				"a=b&c=d")) {
			all.add(new BadInput("request line " + line, line + "\r\n" + END, false));
		}
		for (String version : List.of("HTTP/0.8", "HTTP/1.2", "HTTP/2.0", "HTTP/3", "HTTP/9.9", "HTTP/11", "HTTP/1",
				"HTTP/-1", "HTTPS/1.1", "http/1.1", "JTTP/1.1", "FTP/1.1", "HTTP 1.1", "HTTP/1.1 x", "1.1", "HTTP/",
				"HTTP/1.1.1", "x")) {
			// A protocol with a character that no version has ends the parsing early.
			boolean known = version.matches("[HTP/.0-9]+");
			all.add(new BadInput("version " + version + " page", "GET /test/page " + version + "\r\n" + END, false));
			if (known) {
				all.add(new BadInput("version " + version + " API", "GET /api/test/json " + version + "\r\n" + END,
						true));
			}
		}
	}

	/** The container stops reading within the target: what it was for stays unknown. */
	private static void targets(List<BadInput> all) {
		for (char illegal : "<>^`{|}\"\\\u0000\u0001\u0007\u001b\u007f\u0080\u00e9\u00ff".toCharArray()) {
			for (String path : List.of("/", "/test/page", "/api/test/json")) {
				all.add(new BadInput("target with %d in %s".formatted((int) illegal, path),
						"GET " + path + illegal + "x HTTP/1.1\r\n" + END, false));
			}
			all.add(new BadInput("query with " + (int) illegal,
					"GET /api/test/json?a=" + illegal + " HTTP/1.1\r\n" + END, false));
		}
	}

	private static void paths(List<BadInput> all) {
		for (String root : List.of(API, PAGE)) {
			for (String path : List.of("%", "%1", "%zz", "%g0", "a%", "%%", "%00", "a%00b", "%0", "%2", "%2f", "a%2Fb",
					"%5c", "a%5Cb", "..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
					"../../../../etc/passwd", "../../..", "%252e%252e%252f", "%25", "%2500", "a;b=c", ";",
					";jsessionid=1", "x/;/y", "a//b", "./a", "a/./b", "a/../b", "%2e/a", "a/%2e%2e/b", "..;/", "%0a",
					"%0d%0aX-Injected:%201", "%0D%0A", "%e2%80%a8", "%e2%80%a9", "%3b", "a%3Bb", "a[b", "a]b", "%7f",
					"%1b", "%08", "%c0%ae%c0%ae/", "%c0%af", "%ff", "%fe%ff", "%ed%a0%80", "%80", "%f5%80%80%80")) {
				all.add(new BadInput("path " + root + path, "GET " + root + path + " HTTP/1.1\r\n" + END,
						root.equals(API)));
			}
		}
	}

	private static void methods(List<BadInput> all) {
		for (String method : List.of("TRACE", "PROPFIND", "MKCOL", "COPY", "MOVE", "LOCK", "SEARCH", "DEBUG", "TRACK",
				"PURGE", "FOO", "get", "Get", "X", "M-SEARCH", "A".repeat(200), "PUT", "DELETE", "PATCH", "POST")) {
			all.add(new BadInput("method " + method + " API", method + " /api/test/json HTTP/1.1\r\n" + END, true));
			all.add(new BadInput("method " + method + " page", method + " /test/page HTTP/1.1\r\n" + END, false));
		}
		all.add(new BadInput("CONNECT", "CONNECT localhost:80 HTTP/1.1\r\n" + END, false));
	}

	private static void headers(List<BadInput> all) {
		for (String header : List.of("Bad Header: x", "Bad\u0000Header: x", "Bad(Header): x", "Bad@Header: x",
				"Bad[Header]: x", "Bad{Header}: x", "Bad\"Header: x", "Bad/Header: x", "Bad=Header: x", "Bad?Header: x",
				"Bad\u00e9: x", ": x", "NoColon", "X-Nul: a\u0000b", "X-Bell: a\u0007b", "X-Escape: a\u001bb",
				"X-Delete: a\u007fb", "X-Large: " + "a".repeat(8_500))) {
			for (String path : List.of("/api/test/json", "/test/page")) {
				all.add(new BadInput("header " + header.substring(0, Math.min(20, header.length())) + " " + path,
						"GET " + path + " HTTP/1.1\r\n" + header + "\r\n" + END, path.startsWith("/api")));
			}
		}
		StringBuilder many = new StringBuilder();
		for (int i = 0; i < 150; i++) {
			many.append("X-").append(i).append(": x\r\n");
		}
		all.add(new BadInput("150 headers", "GET /api/test/json HTTP/1.1\r\n" + many + END, true));
	}

	private static void hosts(List<BadInput> all) {
		for (String path : List.of("/api/test/json", "/test/page")) {
			for (String host : List.of("a b", "a/b", "a?b", "a#b", "a@b", "<a>", "a\\b", "a:b", "a:-1", "[::1", "::1",
					"[::g]", "a%zz", "a..b", "\u0000", "a\"b", "{a}", "a,b", "a;b", "1.2.3.4.5:x", "[1.2.3.4]")) {
				all.add(new BadInput("host " + host + " " + path,
						"GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n",
						path.startsWith("/api")));
			}
			all.add(new BadInput("no host " + path, "GET " + path + " HTTP/1.1\r\nConnection: close\r\n\r\n",
					path.startsWith("/api")));
			all.add(new BadInput("two hosts " + path, "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + END,
					path.startsWith("/api")));
			all.add(new BadInput("target of another host " + path,
					"GET http://elsewhere" + path + " HTTP/1.1\r\n" + END, path.startsWith("/api")));
		}
	}

	private static void accepts(List<BadInput> all) {
		for (String accept : List.of("image/png", "text/html", "application/xml", "x", "/", "a/b/c", "json",
				"application/", "/json", "text/*;q=x", ";", "a/b;c", "application/pdf, image/*", "*/json",
				"text/html;q=2", "\u0080/\u0081", "a b/c", "()")) {
			all.add(new BadInput("Accept " + accept, "GET /api/test/json HTTP/1.1\r\nAccept: " + accept + "\r\n" + END,
					true));
		}
	}

	private static void framing(List<BadInput> all) {
		String post = "POST /api/test/echo HTTP/1.1\r\nContent-Type: application/json\r\n";
		for (String length : List.of("x", "-1", "1.5", "0x10", "99999999999999999999", "1 2", "1,2", "+x", "1e3",
				"\u00b2")) {
			all.add(new BadInput("length " + length, post + "Content-Length: " + length + "\r\n" + END + "{}", true));
		}
		all.add(new BadInput("two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n" + END + "{}", true));
		for (String coding : List.of("foo", "gzip", "chunked, chunked", "chunked, gzip", "x, chunked", "identity, foo",
				"chunked;x")) {
			all.add(new BadInput("coding " + coding, post + "Transfer-Encoding: " + coding + "\r\n" + END + "0\r\n\r\n",
					true));
		}
		all.add(new BadInput("length and coding",
				post + "Transfer-Encoding: chunked\r\nContent-Length: 400000\r\n" + END + "zz\r\n", true));
		for (String chunk : List.of("zz\r\n", "-1\r\n", "\r\n", "g\r\nx", "5\r\nabcdefgh", "FFFFFFFFFFFFFFFFFF\r\n",
				"2\r\n{}x", " \r\n", "0x2\r\n{}\r\n", "2\r\n{}0\r\n\r\n", "\u0000\r\n", "2\n\n{}")) {
			all.add(new BadInput("chunk " + chunk.strip(), post + "Transfer-Encoding: chunked\r\n" + END + chunk,
					true));
		}
	}

	private static void jsonBodies(List<BadInput> all) {
		for (String body : List.of("{", "}", "[", "]", "[]", "{]", "\"", "\"text\"", "1", "true", "{\"text\"}",
				"{\"text\":}", "{text:1}", "{'text':'x'}", "{\"text\":\"x\",}", "{\"text\":\"x\"", "{\"text\":{}}",
				"{\"text\":[]}", "{\"count\":\"x\"}", "{\"count\":{}}", "{\"count\":[1]}", "{\"count\":99999999999}",
				"{\"count\":1e999}", "{\"count\":NaN}", "{\"count\":Infinity}", "{\"count\":0x10}", "{\"count\":01}",
				"{\"count\":--1}", "{\"count\":1.}", "{\"text\":\"\\x\"}", "{\"text\":\"\\u12\"}",
				"{\"text\":\"a\nb\"}", "{\"text\":\"\u0000\"}", "\u00ff\u00fe{}", "{\"text\":\"\u00ff\"}",
				"{\"text\":\"\u00f8\u0080\"}", "<a/>", "text=x&count=1", "undefined", "//", "/**/", "nul", "[[[[[[",
				"{\"a\":".repeat(2_000), "[".repeat(5_000), " ", "\u0000", "{\"count\":\"\"x}",
				"{\"count\":" + "9".repeat(2_000) + "}")) {
			all.add(new BadInput("body " + body.substring(0, Math.min(20, body.length())),
					post(API + "echo", "application/json", body), true));
		}
	}

	private static void contentTypes(List<BadInput> all) {
		for (String type : List.of("text/csv", "text/plain", "application/xml", "multipart/form-data", "image/png", "x",
				"/", "a/b/c", "application/", "json", ";", "application/json;charset=nonsense",
				"application/json;charset=", "\u0080", "*/*", "application/*", "application/x-www-form-urlencoded",
				"text/html, application/json", "application/jsonx", "application json")) {
			all.add(new BadInput("type " + type, post(API + "echo", type, "{\"text\":\"x\",\"count\":1}"), true));
		}
		all.add(new BadInput("no type", "POST /api/test/echo HTTP/1.1\r\nContent-Length: 2\r\n" + END + "{}", true));
	}

	private static void forms(List<BadInput> all) {
		for (String form : List.of("a=%", "a=%1", "a=%zz", "%=a", "%zz=a", "a=%u0041", "a=1&b=%", "a=%%%")) {
			all.add(new BadInput("form " + form, post(PAGE + "form", "application/x-www-form-urlencoded", form),
					false));
		}
		all.add(new BadInput("form in no charset",
				post(PAGE + "form", "application/x-www-form-urlencoded; charset=nonsense", "a=1"), false));
	}

	private static void parameters(List<BadInput> all) {
		for (String query : List.of("", "days=", "days=x", "days=1.5", "days=99999999999", "days=%31%", "days=%zz",
				"days=1&a=%", "days=%", "days=%00", "days=0x", "day=1", "Days=1", "days=--1", "days=1%20x",
				"days=%c0%ae", "days=%ff", "=1", "days=1&" + "a=b&".repeat(150))) {
			all.add(new BadInput("query " + query.substring(0, Math.min(20, query.length())),
					"GET /api/test/count?" + query + " HTTP/1.1\r\n" + END, true));
		}
		for (String id : List.of("x", "1.5", "99999999999", "-", "1e3", "%31x", "0x1g", "null", "NaN", "'1'", "1,2",
				"*")) {
			all.add(new BadInput("variable " + id, "GET /api/test/items/" + id + " HTTP/1.1\r\n" + END, true));
		}
	}

	private static String post(String path, String contentType, String body) {
		return "POST " + path + " HTTP/1.1\r\nContent-Type: " + contentType + "\r\nContent-Length: " + body.length()
				+ "\r\n" + END + body;
	}

}
