package com.tetrixcorp.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.tetrixcorp.fleet.CleanupHandler;

/**
 * The service with slow parts: a request that takes its time, a clean-up handler that
 * hangs, a background thread that throws.
 */
@Configuration(proxyBeanMethods = false)
public class SlowService {

	@Bean
	@ConditionalOnProperty("slow.cleanup")
	CleanupHandler hangingCleanup() {
		return CleanupHandler.of("the hanging part", Duration.ofMinutes(5), () -> Thread.sleep(600_000));
	}

	@RestController
	static class SlowController {

		private static final Duration AFTER_THE_ANSWER = Duration.ofMillis(500);

		@GetMapping("/api/slow")
		List<Integer> slow(@RequestParam int millis) throws InterruptedException {
			Thread.sleep(millis);
			return List.of(millis);
		}

		@GetMapping("/api/throw")
		List<String> throwInBackground() throws InterruptedException {
			Thread thread = new Thread(() -> {
				throw new IllegalStateException("thrown in the background");
			}, "background");
			thread.start();
			thread.join();
			return List.of("thrown");
		}

		@GetMapping("/api/exhaust-here")
		List<String> exhaustMemory() {
			throw new OutOfMemoryError("as if");
		}

		@GetMapping("/api/exhaust")
		List<String> exhaustMemoryInBackground() {
			new Thread(() -> {
				LockSupport.parkNanos(AFTER_THE_ANSWER.toNanos());
				throw new OutOfMemoryError("as if");
			}, "background").start();
			return List.of("will be thrown");
		}

	}

}
