package com.tetrixcorp.web;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import com.tetrixcorp.fleet.OutOfMemory;
import com.tetrixcorp.http.RawHttp;
import com.tetrixcorp.http.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@WebTest
@ExtendWith(OutputCaptureExtension.class)
class FailureTests {

	@LocalServerPort
	private int port;

	@Autowired
	private List<Integer> halts;

	@BeforeEach
	void nothingHappenedYet() {
		this.halts.clear();
	}

	@Test
	void runningOutOfMemoryInARequestEndsTheProcess() throws IOException {
		new RawHttp(this.port).get("/api/test/memory");

		assertThat(this.halts).containsExactly(OutOfMemory.EXIT_CODE);
	}

	@Test
	void anyOtherFailureDoesNot() throws IOException {
		RawHttp http = new RawHttp(this.port);
		http.get("/api/test/fails");
		http.get("/api/test/error");

		assertThat(this.halts).isEmpty();
		assertThat(http.get("/api/test/json").status()).isEqualTo(200);
	}

	@Test
	void halfAnAnswerIsBrokenOffAndLoggedOnce(CapturedOutput output) throws IOException {
		Answer answer = new RawHttp(this.port).get("/api/test/half");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Length")).isEqualTo("100");
		assertThat(answer.body()).hasSize(50);
		await().until(() -> output.getOut().contains("GET /api/test/half"));
		assertThat(output.getOut().split("Caused by: ", -1)).hasSize(2);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Configuration {

		@Bean
		List<Integer> halts() {
			return new CopyOnWriteArrayList<>();
		}

		@Bean
		@Primary
		OutOfMemory recordedOutOfMemory(List<Integer> halts) {
			return new OutOfMemory(halts::add);
		}

	}

}
