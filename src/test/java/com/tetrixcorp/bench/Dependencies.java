package com.tetrixcorp.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * Everything that the service depends on, in one process on one processor of its own.
 * Prints what was asked for on one line of the standard input after the other, one line
 * of JSON each, and ends where the input does. With the argument {@code class-path} it
 * prints that of its JVM instead.
 */
public final class Dependencies {

	private Dependencies() {
	}

	// Not public: spring-boot:test-run takes the one public main that it finds. Java 25
	// needs none.
	static void main(String[] args) throws IOException, SQLException {
		if (args.length > 0 && args[0].equals("class-path")) {
			System.out.println("class-path " + System.getProperty("java.class.path"));
			return;
		}
		try (World world = World.start();
				BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			Commands commands = new Commands(world);
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				System.out.println("answer " + commands.answer(line.strip().split(" ")));
			}
		}
		// Threads of the simulators may still hold a connection that nobody ends.
		System.exit(0);
	}

}
