package com.tetrixcorp.database;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.sql.SQLException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.tetrixcorp.health.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What PostgreSQL's error codes say.
 */
class SqlStatesTests {

	@ParameterizedTest
	@CsvSource({ "28000, CREDENTIALS", "28P01, CREDENTIALS", "3D000, MISCONFIGURED", "42501, MISCONFIGURED",
			"42601, PROTOCOL", "53300, SERVER_ERROR", "53100, SERVER_ERROR", "55000, SERVER_ERROR",
			"57P01, SERVER_ERROR", "57P02, SERVER_ERROR", "57P03, SERVER_ERROR", "57014, TIMEOUT",
			"58030, SERVER_ERROR", "XX000, SERVER_ERROR", "08006, CONNECT", "08001, CONNECT", "08004, MISCONFIGURED",
			"08P01, PROTOCOL", "'', PROTOCOL", "2, PROTOCOL" })
	void aCodeHasItsClass(String state, Outcome outcome) {
		assertThat(SqlStates.outcomeOf(new SQLException("Simulated", state))).isEqualTo(outcome);
	}

	@Test
	void noCodeAtAllIsProtocol() {
		assertThat(SqlStates.outcomeOf(new SQLException("Simulated"))).isEqualTo(Outcome.PROTOCOL);
	}

	@ParameterizedTest
	@MethodSource("causes")
	void aFailureOfTheNetworkIsToldByItsCause(Exception cause, Outcome outcome) {
		assertThat(SqlStates.outcomeOf(new SQLException("Simulated", "08006", cause))).isEqualTo(outcome);
	}

	private static Stream<Arguments> causes() {
		return Stream.of(Arguments.of(new ConnectException(), Outcome.CONNECT),
				Arguments.of(new UnknownHostException(), Outcome.DNS),
				Arguments.of(new SSLHandshakeException("Simulated"), Outcome.TLS),
				Arguments.of(new SocketTimeoutException(), Outcome.TIMEOUT),
				Arguments.of(new ClosedByInterruptException(), Outcome.TIMEOUT),
				Arguments.of(new EOFException(), Outcome.CONNECT));
	}

}
