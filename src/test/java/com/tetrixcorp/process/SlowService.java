package com.tetrixcorp.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import com.tetrixcorp.fleet.CleanupHandler;

/**
 * Adds slow and breaking parts to the service. Carries no stereotype, so that no scan of
 * another test or of the local run finds it.
 */
public class SlowService {

	private static final Duration AFTER_THE_ANSWER = Duration.ofMillis(500);

	@Bean
	@ConditionalOnProperty("slow.cleanup")
	CleanupHandler hangingCleanup() {
		return CleanupHandler.of("the hanging part", Duration.ofMinutes(5), () -> Thread.sleep(600_000));
	}

	@Bean
	RouterFunction<ServerResponse> slowRoutes() {
		return RouterFunctions.route().GET("/api/slow", (request) -> {
			Thread.sleep(Long.parseLong(request.param("millis").orElseThrow()));
			return ServerResponse.ok().body("done");
		}).GET("/api/throw", (request) -> {
			Thread thread = new Thread(() -> fail(new IllegalStateException("thrown in the background")), "background");
			thread.start();
			thread.join();
			return ServerResponse.ok().body("thrown");
		}).GET("/api/exhaust", (request) -> {
			new Thread(() -> {
				LockSupport.parkNanos(AFTER_THE_ANSWER.toNanos());
				fail(new OutOfMemoryError("as if"));
			}, "background").start();
			return ServerResponse.ok().body("will be thrown");
		}).GET("/api/exhaust-here", (request) -> {
			throw new OutOfMemoryError("as if");
		}).build();
	}

	private static <T extends Throwable> void fail(T thrown) throws T {
		throw thrown;
	}

}
