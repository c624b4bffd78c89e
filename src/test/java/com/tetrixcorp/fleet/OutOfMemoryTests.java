package com.tetrixcorp.fleet;

import java.util.ArrayList;
import java.util.List;

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

}
