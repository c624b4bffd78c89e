package com.tetrixcorp.faults;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import com.tetrixcorp.process.ServiceProcess;

/**
 * Sends requests to those instances that say they are ready, asked once a second, and
 * tells nginx when that changes. App Platform's router differs in two ways, both milder:
 * it takes an instance out before it sends SIGTERM, and then waits for its own drain of
 * 15 s. Here SIGTERM comes first, so the service's own drain alone has to cover the time
 * until the router knows.
 */
final class Router implements AutoCloseable {

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private final List<ServiceProcess> instances = new CopyOnWriteArrayList<>();

	private final Nginx nginx;

	private final Thread thread = new Thread(this::route, "router");

	private volatile List<Integer> routed = List.of();

	Router(Nginx nginx) {
		this.nginx = nginx;
		this.thread.start();
	}

	void add(ServiceProcess instance) {
		this.instances.add(instance);
	}

	void remove(ServiceProcess instance) {
		this.instances.remove(instance);
	}

	boolean routesTo(ServiceProcess instance) {
		return this.routed.contains(instance.port());
	}

	private void route() {
		try {
			while (true) {
				List<Integer> ready = this.instances.stream().filter(this::ready).map(ServiceProcess::port).toList();
				if (!ready.isEmpty() && !ready.equals(this.routed)) {
					this.nginx.upstreams(ready);
					this.routed = ready;
				}
				TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
			}
		}
		catch (InterruptedException ex) {
			// The end.
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private boolean ready(ServiceProcess instance) {
		try {
			return RawExchange.get(instance.port(), "/api/health/ready", INTERVAL).status() == 200;
		}
		catch (SocketTimeoutException ex) {
			// Slow is not gone; the platform waits six times.
			return routesTo(instance);
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

}
