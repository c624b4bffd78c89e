package com.tetrixcorp.status.incident;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class RememberedIncidentsTests {

	private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

	private final AtomicLong millis = new AtomicLong();

	private EmbeddedPostgres postgres;

	private JdbcClient jdbc;

	private RememberedIncidents incidents;

	@BeforeEach
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.jdbc = JdbcClient.create(this.postgres.getPostgresDatabase());
		IncidentReading reading = new IncidentReading(this.jdbc);
		this.incidents = new RememberedIncidents(reading, reading,
				new IncidentProperties.Refresh(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(5)),
				() -> Duration.ofMillis(this.millis.get()).toNanos(), () -> NOON.plusMillis(this.millis.get()), true);
	}

	@AfterEach
	void stop() throws IOException {
		this.postgres.close();
	}

	@Test
	void aDatabaseThatIsNotMigratedYetIsReadASecondAfterItIs() {
		assertThat(this.incidents.isDue()).isTrue();
		cannotBeRead();
		dueAfter(Duration.ofSeconds(1));
		cannotBeRead();
		IncidentParts.migrated(this.postgres.getPort());
		dueAfter(Duration.ofSeconds(1));
		this.incidents.refresh();

		assertThat(this.incidents.current().asOf()).isNotNull();
		assertThat(this.incidents.current().unavailableSince()).isNull();
	}

	@Test
	void whatWasReadOnceIsReadSeldomAndOftenWhileItCannotBeOrSomebodyLooks() {
		IncidentParts.migrated(this.postgres.getPort());
		this.incidents.refresh();
		dueAfter(Duration.ofMinutes(5));
		this.jdbc.sql("alter table incident rename to elsewhere").update();
		cannotBeRead();
		dueAfter(Duration.ofSeconds(30));
		this.jdbc.sql("alter table elsewhere rename to incident").update();
		this.incidents.refresh();
		dueAfter(Duration.ofMinutes(5));
		this.incidents.refresh();
		this.incidents.current();
		dueAfter(Duration.ofSeconds(30));
	}

	private void cannotBeRead() {
		assertThatThrownBy(this.incidents::refresh).isInstanceOf(DataAccessException.class);
	}

	private void dueAfter(Duration pause) {
		this.millis.addAndGet(pause.toMillis() - 1);
		assertThat(this.incidents.isDue()).isFalse();
		this.millis.addAndGet(1);
		assertThat(this.incidents.isDue()).isTrue();
	}

}
