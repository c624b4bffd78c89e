package com.tetrixcorp.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import com.tetrixcorp.simulator.TcpProxy;

/**
 * What {@code bench/run} may ask of the dependencies.
 */
final class Commands {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final World world;

	Commands(World world) {
		this.world = world;
	}

	String answer(String[] words) throws IOException, SQLException {
		return switch (words[0]) {
			case "environment" -> json(this.world.environment(words[1]));
			case "fault" -> {
				this.world.fault(words[1], words[2]);
				yield json(true);
			}
			case "way" -> {
				this.world.way().mode(TcpProxy.Mode.valueOf(words[1].toUpperCase(Locale.ROOT)));
				yield json(true);
			}
			case "anew" -> {
				this.world.createAnew(words[1]);
				yield json(true);
			}
			case "three-years" -> {
				this.world.rememberThreeYears(words[1]);
				yield json(true);
			}
			case "statements" -> {
				this.world.logStatements(words[1].equals("on"));
				yield json(this.world.logFolder());
			}
			case "calls" -> json(this.world.calls());
			case "round-trips" -> json(this.world.way().roundTrips());
			case "slow-url" -> json(this.world.slowUrl());
			default -> json(Map.of("unknown", words[0]));
		};
	}

	private static String json(Object value) throws JsonProcessingException {
		return JSON.writeValueAsString(value);
	}

}
