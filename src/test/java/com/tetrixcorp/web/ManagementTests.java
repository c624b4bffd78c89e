package com.tetrixcorp.web;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

@WebTest
@TestPropertySource(properties = { "management.server.port=0", "management.endpoints.web.exposure.include=info" })
class ManagementTests {

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	@Test
	void itsAnswersHaveTheHeadersOfEveryResponse() throws IOException {
		Answer answer = new RawHttp(this.managementPort).get("/actuator/info", "X-Request-Id: management-1");

		Expected.headersOfEveryResponse("info", answer);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.header("X-Request-Id")).isEqualTo("management-1");
	}

	@Test
	void itsErrorsAreProblems() throws IOException {
		RawHttp http = new RawHttp(this.managementPort);

		Expected.error("none", http.get("/actuator/none"), 404, true);
		Expected.error("write", http.request("POST", "/actuator/info", ""), 405, true);
		Expected.error("malformed", http.get("/actuator/a%2fb"), 400, true);
		Expected.error("page", http.get("/"), 404, false);
	}

	@Test
	void itIsNotReachedByThePublicPort() throws IOException {
		Expected.error("public", new RawHttp(this.port).get("/actuator/info"), 404, true);
	}

}
