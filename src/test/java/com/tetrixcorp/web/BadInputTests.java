package com.tetrixcorp.web;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

@WebTest
class BadInputTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest(name = "{0}")
	@MethodSource("badInputs")
	void isRefusedAsTheClientsMistakeWithAllHeadersAndNothingOfOurInsides(BadInput input) throws IOException {
		Answer answer = new RawHttp(this.port).send(input.request());

		assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
		Expected.headersOfEveryResponse(input.name(), answer);
		if (!input.request().startsWith("HEAD")) {
			Expected.clientError(input.name(), answer, input.problem());
		}
	}

	static List<BadInput> badInputs() {
		return BadInput.all();
	}

	@AfterEach
	void aHealthyRequestStillWorks() throws IOException {
		assertThat(new RawHttp(this.port).get("/api/test/json").status()).isEqualTo(200);
	}

	@Test
	void thereAreAtLeastThreeHundredDifferentOnes() {
		assertThat(BadInput.all().stream().map(BadInput::request).distinct()).hasSizeGreaterThanOrEqualTo(300);
	}

}
