package com.tetrixcorp.fleet;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class BackgroundErrorsTests {

	@Test
	void anErrorIsLoggedAndCounted(CapturedOutput output) {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		BackgroundErrors errors = new BackgroundErrors(registry, new OutOfMemory((code) -> {
			throw new AssertionError("memory is not exhausted");
		}));
		errors.handleError(new IllegalStateException("defect"));
		errors.uncaughtException(new Thread("task-7"), new AssertionError("worse"));
		assertThat(registry.get("tetrix.background.errors").counter().count()).isEqualTo(2);
		assertThat(output).contains("task-7").contains("defect").contains("worse");
	}

}
