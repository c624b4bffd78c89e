package com.tetrixcorp.web;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutOfMemoryTests {

	private final List<Integer> halts = new ArrayList<>();

	private final OutOfMemory outOfMemory = new OutOfMemory(this.halts::add);

	@Test
	void itIsSeenAlsoBehindWhatSpringMakesOfIt() {
		this.outOfMemory.endProcessIfCausing(new ServletException("Handler dispatch failed", new OutOfMemoryError()));

		assertThat(this.halts).containsExactly(OutOfMemory.EXIT_CODE);
	}

	@Test
	void noOtherFailureEndsTheProcess() {
		this.outOfMemory.endProcessIfCausing(new ServletException(new StackOverflowError()));
		this.outOfMemory.endProcessIfCausing(new IllegalStateException("OutOfMemoryError"));

		assertThat(this.halts).isEmpty();
	}

	@Test
	void theProcessEndsAtOnceWithTheExitCodeOfTheJvmsOwnOption() throws Exception {
		Process process = new ProcessBuilder(
				System.getProperty("java.home") + File.separator + "bin" + File.separator + "java", "-cp",
				System.getProperty("java.class.path"), OutOfMemoryVictim.class.getName())
			.start();

		assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isEqualTo(OutOfMemory.EXIT_CODE);
		assertThat(new String(process.getErrorStream().readAllBytes())).contains("Out of memory: the process ends");
	}

}
