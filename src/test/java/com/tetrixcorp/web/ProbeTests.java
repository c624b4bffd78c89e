package com.tetrixcorp.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class ProbeTests {

	@LocalServerPort
	private int port;

	@Test
	void probe() throws Exception {
		RawHttp http = new RawHttp(this.port);
		String h = "Host: x\r\nConnection: close\r\n\r\n";
		for (String r : List.of("GET /test/page HTTP/1.1\r\n" + h, "HEAD /test/page HTTP/1.1\r\n" + h,
				"OPTIONS /test/page HTTP/1.1\r\n" + h, "OPTIONS * HTTP/1.1\r\n" + h,
				"OPTIONS /api/none HTTP/1.1\r\n" + h, "TRACE /test/page HTTP/1.1\r\n" + h,
				"TRACE /api/x HTTP/1.1\r\n" + h, "CONNECT x:80 HTTP/1.1\r\n" + h, "GARBAGE\r\n\r\n", "GET\r\n\r\n",
				"GET /\r\n\r\n", "GET /api/x HTTP/9.1\r\n" + h, "GET /api/x JTTP/1.1\r\n" + h,
				"GET /api/<x> HTTP/1.1\r\n" + h, "GET /api/x%00 HTTP/1.1\r\n" + h, "GET /api/%2e%2e/x HTTP/1.1\r\n" + h,
				"GET /api/../../x HTTP/1.1\r\n" + h, "GET /api/a%2fb HTTP/1.1\r\n" + h,
				"GET /api/x HTTP/1.1\r\nConnection: close\r\n\r\n",
				"GET /api/x HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
				"GET /api/x HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
				"GET /api/x HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(9000) + "\r\n\r\n",
				"GET /api/" + "a".repeat(9000) + " HTTP/1.1\r\n" + h,
				"POST /api/test/echo HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: x\r\n" + h,
				"POST /api/test/echo HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: -5\r\n" + h,
				"POST /api/test/echo HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n" + h
						+ "zz\r\n",
				"POST /api/test/echo HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: foo\r\n" + h,
				"POST /api/test/echo HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n"
						+ h + "0\r\n\r\n",
				"GET /api/x HTTP/1.1\r\nBad Header: x\r\n" + h, "PROPFIND /api/test/json HTTP/1.1\r\n" + h,
				"PROPFIND /api/none HTTP/1.1\r\n" + h, "FOO /test/page HTTP/1.1\r\n" + h,
				"POST /api/test/json HTTP/1.1\r\n" + h, "GET /api/test/fails HTTP/1.1\r\n" + h,
				"GET /test/error HTTP/1.1\r\n" + h, "GET /api/test/json;a=b HTTP/1.1\r\n" + h,
				"GET //api/test/json HTTP/1.1\r\n" + h, "GET /api/test/json?%zz HTTP/1.1\r\n" + h,
				"GET /api/test/json HTTP/1.1\r\nAccept: image/png\r\n" + h,
				"GET /api/test/json HTTP/1.1\r\nAccept: ///\r\n" + h, "GET /api/test/items/abc HTTP/1.1\r\n" + h,
				"GET /api/test/json HTTP/1.1\r\nX-A: a\u0085b\r\nAccept: a\u0085b\r\n" + h,
				"GET /assets/test.0123abcd.css HTTP/1.1\r\n" + h,
				"GET /test/page HTTP/1.1\r\nIf-None-Match: \"one\"\r\n" + h, "GET /error HTTP/1.1\r\n" + h)) {
			RawHttp.Answer a = http.send(r);
			System.out.println(">>> " + r.substring(0, Math.min(60, r.length())).replace("\r\n", "|") + "\n<<< "
					+ a.status() + " " + a.headers().keySet().size() + " CC=" + a.header("Cache-Control") + " CSP="
					+ (a.header("Content-Security-Policy") != null) + " id=" + a.header("X-Request-Id") + " Allow="
					+ a.header("Allow") + " " + a.header("Content-Type") + " "
					+ a.body().substring(0, Math.min(250, a.body().length())).replace("\n", ""));
		}
	}

}
