package com.tetrixcorp.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import com.tetrixcorp.simulator.Simulators;
import com.tetrixcorp.simulator.TcpProxy;

/**
 * Several instances of the packaged service as processes of this machine, on one real
 * PostgreSQL and the same simulated providers; everything happens ten times as fast as in
 * production.
 */
public final class Replicas implements AutoCloseable {

	/** A tenth of production's. */
	public static final long INTERVAL_MILLIS = 3_000;

	private static final ObjectMapper JSON = new ObjectMapper();

	private final List<ServiceProcess> running = new ArrayList<>();

	private final EmbeddedPostgres postgres;

	private final TcpProxy database;

	private final Simulators simulators;

	private final Map<String, Object> settings = new HashMap<>();

	private final Map<String, String> environment;

	private int started;

	/**
	 * Prepares everything, and starts no instance.
	 * @param settings of the service, beyond the faster clockwork
	 * @param environment of the service, beyond the dependencies
	 * @throws IOException if PostgreSQL or the simulators do not start
	 */
	public Replicas(Map<String, Object> settings, Map<String, String> environment) throws IOException {
		this.postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "400").start();
		this.database = TcpProxy.to(this.postgres.getPort());
		this.simulators = Simulators.start();
		Stream.of("telnyx", "sinch", "firebase").forEach((check) -> {
			this.settings.put("tetrix.health.checks." + check + ".interval", INTERVAL_MILLIS + "ms");
			this.settings.put("tetrix.health.checks." + check + ".deadline", "500ms");
		});
		this.settings.putAll(Map.of("tetrix.fleet.heartbeat", "1s", "tetrix.fleet.lease", "1800ms",
				"tetrix.fleet.alive", "2500ms", "tetrix.fleet.term", "30s", "tetrix.shutdown.drain", "0s"));
		this.settings.putAll(settings);
		this.environment = environment;
	}

	/**
	 * Starts further instances, not waited for.
	 * @param count how many
	 * @return the new ones
	 */
	public List<ServiceProcess> start(int count) throws IOException {
		List<ServiceProcess> fresh = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			fresh.add(start(List.of(), Map.of()));
		}
		return fresh;
	}

	/**
	 * Starts one more instance in surroundings of its own, not waited for.
	 * @param launcher a command that becomes the one after it
	 * @param variables of this one alone
	 * @return the new one
	 */
	public ServiceProcess start(List<String> launcher, Map<String, String> variables) throws IOException {
		Map<String, String> all = environment("replica-" + ++this.started);
		all.putAll(variables);
		ServiceProcess fresh = ServiceProcess.jar(launcher, all);
		this.running.add(fresh);
		return fresh;
	}

	private Map<String, String> environment(String name) throws JsonProcessingException {
		Map<String, String> all = new HashMap<>(this.simulators.environment());
		all.put("DATABASE_URL", "postgresql://postgres@localhost:" + this.database.port() + "/postgres");
		all.put("HOSTNAME", name);
		all.put("SPRING_APPLICATION_JSON", JSON.writeValueAsString(this.settings));
		all.put("JAVA_TOOL_OPTIONS", "-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
		all.putAll(this.environment);
		return all;
	}

	public List<ServiceProcess> running() {
		return this.running;
	}

	public Simulators simulators() {
		return this.simulators;
	}

	/**
	 * The way of all instances to PostgreSQL.
	 * @return it can be broken or slowed down
	 */
	public TcpProxy database() {
		return this.database;
	}

	public EmbeddedPostgres postgres() {
		return this.postgres;
	}

	public static JsonNode details(ServiceProcess instance) throws IOException, InterruptedException {
		return JSON.readTree(instance.get("/api/health/details").body());
	}

	/**
	 * Ends an instance as a power cut does.
	 * @param instance one of those that run
	 */
	public void kill(ServiceProcess instance) throws IOException, InterruptedException {
		instance.signal("KILL");
		this.running.remove(instance);
		instance.close();
	}

	@Override
	public void close() throws IOException {
		for (ServiceProcess instance : this.running) {
			instance.close();
		}
		this.simulators.close();
		this.database.close();
		this.postgres.close();
	}

}
