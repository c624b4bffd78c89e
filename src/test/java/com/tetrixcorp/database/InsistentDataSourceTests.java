package com.tetrixcorp.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class InsistentDataSourceTests {

	private final ExecutorService pool = Executors.newSingleThreadExecutor();

	@AfterEach
	void stop() {
		this.pool.shutdownNow();
	}

	@Test
	void aDatabaseThatComesBackIsFoundWithinOnePauseHoweverLongItWasAway() throws Exception {
		int port = freePort();
		try (Postgres postgres = Postgres.start()) {
			Future<Connection> connection = this.pool.submit(() -> source(port).getConnection());
			assertThatExceptionOfType(TimeoutException.class)
				.isThrownBy(() -> connection.get(2_500, TimeUnit.MILLISECONDS));

			try (TcpProxy back = TcpProxy.at(InetAddress.getLoopbackAddress(), port, postgres.port());
					Connection found = connection.get(InsistentDataSource.PAUSE.toMillis() + 2_000,
							TimeUnit.MILLISECONDS)) {
				assertThat(found.isValid(1)).isTrue();
				assertThat(back.accepted()).isOne();
			}
		}
	}

	@Test
	void aPoolThatIsClosedIsNotHeldUp() throws Exception {
		int port = freePort();
		CountDownLatch begun = new CountDownLatch(1);
		Future<Connection> connection = this.pool.submit(() -> {
			begun.countDown();
			return source(port).getConnection();
		});
		begun.await();
		this.pool.shutdownNow();

		assertThat(this.pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(connection::get)
			.withCauseInstanceOf(SQLException.class);
	}

	private static InsistentDataSource source(int port) {
		Properties settings = new Properties();
		settings.setProperty("user", "postgres");
		return new InsistentDataSource("jdbc:postgresql://localhost:" + port + "/postgres", settings);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
