package com.tetrixcorp.limit;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientNetworkTests {

	@ParameterizedTest
	@CsvSource({ "192.0.2.1, 192.0.2.1, true", "192.0.2.1, 192.0.2.2, false",
			"2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true", "2001:db8:1:2::1, 2001:db8:1:3::1, false",
			"::ffff:192.0.2.1, 192.0.2.1, true", "2001:db8::1, 2001:0db8:0:0:0:0:0:1, true" })
	void twoAddressesAreOneClientOrTwo(String one, String other, boolean same) {
		assertThat(ClientNetwork.of(one).equals(ClientNetwork.of(other))).isEqualTo(same);
	}

	@Test
	void whatIsNoAddressIsKeptAsItIsButNotAtAnyLength() {
		assertThat(ClientNetwork.of("nonsense").value()).isEqualTo("nonsense");
		assertThat(ClientNetwork.of("::nonsense::").value()).isEqualTo("::nonsense::");
		assertThat(ClientNetwork.of("n".repeat(65)).value()).hasSize(64);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:1", "xyz:1", "[::1]", "192.0.2.1:80", "abc:def", "::1%", ":", "a:b:c:d:e:f:g" })
	void whatLooksLikeAnAddressAndIsNoneIsKeptWithoutALookUp(String text) {
		assertThat(ClientNetwork.of(text).value()).isEqualTo(text);
	}

	@Test
	void anAddressIsNotShownByAccident() {
		assertThat(ClientNetwork.of("192.0.2.1").toString()).doesNotContain("192");
		assertThat(new Use("n", "192.0.2.1", 1, Duration.ofSeconds(1)).toString()).doesNotContain("192");
	}

}
