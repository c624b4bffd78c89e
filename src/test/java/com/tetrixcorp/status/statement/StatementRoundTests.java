package com.tetrixcorp.status.statement;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.health.SelfReport;
import com.tetrixcorp.health.SelfReport.Statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Tag("long")
class StatementRoundTests {

	private static final StatementProperties PROPERTIES = StatementBoardTests.PROPERTIES;

	private static EmbeddedPostgres postgres;

	private static JdbcClient jdbc;

	private final ScriptedReport telnyx = new ScriptedReport("telnyx");

	private final ScriptedReport sinch = new ScriptedReport("sinch");

	private long nanos = 1;

	private int lookUps;

	@BeforeAll
	static void start() throws IOException {
		postgres = EmbeddedPostgres.start();
		Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
		jdbc = JdbcClient.create(postgres.getPostgresDatabase());
	}

	@AfterAll
	static void stop() throws IOException {
		postgres.close();
	}

	@BeforeEach
	void empty() {
		jdbc.sql("truncate provider_statement").update();
	}

	@Test
	void oneInstanceReadsThePagesAndEverybodyTells() {
		Instance holder = new Instance(true);
		Instance other = new Instance(false);
		this.telnyx.says = new Statement(SelfReport.Says.TROUBLE, 2);

		other.round.turn();
		holder.round.turn();
		pass(PROPERTIES.idle());
		other.round.turn();

		assertThat(holder.says()).isEqualTo("telnyx TROUBLE 2, sinch OPERATIONAL 0");
		assertThat(other.says()).isEqualTo("telnyx TROUBLE 2, sinch OPERATIONAL 0");
		assertThat(this.telnyx.reads).isEqualTo(1);
	}

	@Test
	void aStatementBearsTheTimeOfTheDatabase() {
		Instance holder = new Instance(true);
		Instant before = now();
		holder.round.turn();

		assertThat(holder.board.current().get(0).asOf()).isBetween(before, now());
	}

	@Test
	void aPageIsReadEveryFiveMinutesAndNotBefore() {
		Instance holder = new Instance(true);
		holder.round.turn();

		pass(Duration.ofMinutes(5).minusSeconds(1));
		holder.round.turn();
		assertThat(this.telnyx.reads).isEqualTo(1);

		pass(Duration.ofSeconds(1));
		holder.round.turn();
		assertThat(this.telnyx.reads).isEqualTo(2);
	}

	@Test
	void aPageThatCannotBeReadIsNotAskedMoreOftenAndLeavesItsLastStatementForAnHour() {
		Instance holder = new Instance(true);
		this.telnyx.says = new Statement(SelfReport.Says.TROUBLE, 1);
		holder.round.turn();

		this.telnyx.says = Statement.UNKNOWN;
		for (int minute = 0; minute < 60; minute++) {
			assertThat(holder.says()).startsWith("telnyx TROUBLE 1");
			pass(Duration.ofMinutes(1));
			holder.round.turn();
		}
		pass(Duration.ofSeconds(1));

		assertThat(holder.says()).startsWith("telnyx UNKNOWN 0");
		assertThat(this.telnyx.reads).isBetween(12, 13);
	}

	@Test
	void aPageThatWasNeverReadStaysUnknownAndStoresNothing() {
		Instance holder = new Instance(true);
		this.telnyx.says = Statement.UNKNOWN;
		holder.round.turn();

		assertThat(holder.says()).isEqualTo("telnyx UNKNOWN 0, sinch OPERATIONAL 0");
		assertThat(jdbc.sql("select check_name from provider_statement").query(String.class).list())
			.containsExactly("sinch");
	}

	@Test
	void whoTakesOverDoesNotReadAgainWhatWasReadLately() {
		Instance before = new Instance(true);
		Instance after = new Instance(false);
		after.round.turn();
		before.round.turn();

		after.holds = true;
		after.round.turn();
		assertThat(this.telnyx.reads).isEqualTo(1);
		assertThat(after.says()).isEqualTo("telnyx OPERATIONAL 0, sinch OPERATIONAL 0");
	}

	@Test
	void aDatabaseThatIsAwayIsAskedAgainAfterAWhileAndMemoryStands() {
		Instance holder = new Instance(true);
		holder.round.turn();
		pass(PROPERTIES.idle());
		jdbc.sql("alter table provider_statement rename to away").update();
		try {
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(holder.round::turn);
			int asked = this.lookUps;
			this.nanos += PROPERTIES.watched().toNanos() - 1;
			holder.round.turn();
			assertThat(this.lookUps).isEqualTo(asked);
			assertThat(holder.says()).startsWith("telnyx OPERATIONAL");
		}
		finally {
			jdbc.sql("alter table away rename to provider_statement").update();
		}
		this.nanos++;
		holder.round.turn();
		assertThat(this.telnyx.reads).isEqualTo(2);
	}

	@Test
	void anIdleInstanceAsksTheDatabaseTwelveTimesAnHourAndTheHolderNotMuchMore() {
		Instance other = new Instance(false);
		hourOf(other);
		assertThat(this.lookUps).isEqualTo(12);

		this.lookUps = 0;
		hourOf(new Instance(true));
		assertThat(this.lookUps).isLessThanOrEqualTo(36);
	}

	private void hourOf(Instance instance) {
		for (int second = 0; second < 3600; second += 5) {
			instance.round.turn();
			pass(Duration.ofSeconds(5));
		}
	}

	// Time passes for the instances and for the database alike.
	private void pass(Duration duration) {
		this.nanos += duration.toNanos();
		jdbc.sql("update provider_statement set fetched_at = fetched_at - ? * interval '1 millisecond'")
			.param(duration.toMillis())
			.update();
	}

	private static Instant now() {
		return jdbc.sql("select clock_timestamp()")
			.query((row, index) -> row.getObject(1, OffsetDateTime.class).toInstant())
			.single();
	}

	/**
	 * One instance's part.
	 */
	private final class Instance {

		final StatementBoard board = new StatementBoard(
				List.of(StatementRoundTests.this.telnyx, StatementRoundTests.this.sinch), PROPERTIES,
				() -> StatementRoundTests.this.nanos);

		final StatementRound round;

		boolean holds;

		Instance(boolean holds) {
			this.holds = holds;
			StatementStore store = new StatementStore(postgres.getPostgresDatabase()) {
				@Override
				List<Stored> read() {
					StatementRoundTests.this.lookUps++;
					return super.read();
				}
			};
			this.round = new StatementRound(this.board, store, () -> this.holds, PROPERTIES,
					() -> StatementRoundTests.this.nanos);
		}

		String says() {
			List<ProviderStatement> all = this.board.current();
			return all.get(0).check() + " " + all.get(0).says() + " " + all.get(0).openIncidents() + ", "
					+ all.get(1).check() + " " + all.get(1).says() + " " + all.get(1).openIncidents();
		}

	}

}
