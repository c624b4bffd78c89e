package com.tetrixcorp.web;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;
import com.tetrixcorp.site.ErrorPages;

import static org.assertj.core.api.Assertions.assertThat;

@WebTest
class ErrorPagesTests {

	@LocalServerPort
	private int port;

	@Test
	void aPersonSeesTheDesignedPageWhoeverRefusedTheRequest() throws IOException {
		RawHttp http = new RawHttp(this.port);

		for (String path : new String[] { "/none", "/a%2fb" }) {
			Answer answer = http.get(path, "X-Request-Id: designed-1", "Accept: application/json");

			assertThat(answer.body()).isEqualTo("<!doctype html>designed " + answer.status() + " designed-1");
			Expected.headersOfEveryResponse(path, answer);
		}
	}

	@Test
	void aPageThatFailsItselfIsReplacedByAPlainOne() throws IOException {
		Answer answer = new RawHttp(this.port).get("/test/own-policy/fails");

		Expected.error("page fails", answer, 503, false);
		assertThat(answer.body()).contains("not available right now", "content=\"noindex\"");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Configuration {

		@Bean
		@Primary
		ErrorPages designedPages() {
			return (status, requestId) -> {
				if (status == 503) {
					throw new IllegalStateException(TestRoutes.SECRET);
				}
				return "<!doctype html>designed " + status + " " + requestId;
			};
		}

	}

}
