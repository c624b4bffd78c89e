package com.tetrixcorp.faults;

import java.io.IOException;
import java.time.Duration;

import com.tetrixcorp.process.Replicas;
import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.TcpProxy;

/**
 * A fault that comes, lasts and goes.
 */
enum SoakFault {

	/** The database's connections are cut, and no new one comes about. */
	DATABASE_GONE {

		@Override
		void play(Scene scene, Duration time) throws InterruptedException {
			mode(scene, TcpProxy.Mode.RESET, time);
		}

	},

	/** The database's connections stay open, and nothing comes. */
	DATABASE_SILENT {

		@Override
		void play(Scene scene, Duration time) throws InterruptedException {
			mode(scene, TcpProxy.Mode.SWALLOW, time);
			// What was lost on a connection is lost: its server would wait for ever.
			scene.replicas().database().drop();
		}

	},

	/** The way to the database is long. */
	DATABASE_SLOW {

		@Override
		void play(Scene scene, Duration time) throws InterruptedException {
			scene.replicas().database().delay(Duration.ofMillis(100));
			Thread.sleep(time.toMillis());
			scene.replicas().database().delay(Duration.ZERO);
		}

	},

	/** Providers never answer. */
	PROVIDERS_HANG {

		@Override
		void play(Scene scene, Duration time) throws InterruptedException {
			providers(scene, Fault.HANG, time);
		}

	},

	/** Providers send answers that never end. */
	PROVIDERS_ENDLESS {

		@Override
		void play(Scene scene, Duration time) throws InterruptedException {
			providers(scene, Fault.ENDLESS, time);
		}

	},

	/** Providers cut connections. */
	PROVIDERS_RESET {

		@Override
		void play(Scene scene, Duration time) throws InterruptedException {
			providers(scene, Fault.RESET, time);
		}

	},

	/** Hundreds of connections that say nothing, or half of something. */
	CROWD {

		@Override
		void play(Scene scene, Duration time) throws IOException, InterruptedException {
			try (Crowd silent = new Crowd(scene.port()).connect(300);
					Crowd slow = new Crowd(scene.port()).connect(100)) {
				slow.say("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
				slow.drip("x", (int) time.toSeconds(), Duration.ofSeconds(1));
				silent.say("\r\n");
			}
		}

	};

	abstract void play(Scene scene, Duration time) throws IOException, InterruptedException;

	private static void mode(Scene scene, TcpProxy.Mode mode, Duration time) throws InterruptedException {
		scene.replicas().database().mode(mode);
		Thread.sleep(time.toMillis());
		scene.replicas().database().mode(TcpProxy.Mode.PASS);
	}

	private static void providers(Scene scene, Fault fault, Duration time) throws InterruptedException {
		for (String provider : new String[] { "telnyx", "sinch", "firebase" }) {
			scene.replicas().simulators().fault(provider, fault);
		}
		Thread.sleep(time.toMillis());
		for (String provider : new String[] { "telnyx", "sinch", "firebase" }) {
			scene.replicas().simulators().fault(provider, Fault.NORMAL);
		}
	}

	/**
	 * Where faults are played.
	 *
	 * @param replicas what the service stands on
	 * @param port where the service is
	 */
	record Scene(Replicas replicas, int port) {

	}

}
