package com.tetrixcorp.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressTests {

	@ParameterizedTest
	@CsvSource({ "192.0.2.1, 192.0.2.1, true", "192.0.2.1, 192.0.2.2, false",
			"2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true", "2001:db8:1:2::1, 2001:db8:1:3::1, false",
			"::ffff:192.0.2.1, 192.0.2.1, true", "2001:db8::1, 2001:0db8:0:0:0:0:0:1, true" })
	void twoAddressesAreOneClientOrTwo(String one, String other, boolean same) {
		assertThat(ClientAddress.group(one).equals(ClientAddress.group(other))).isEqualTo(same);
	}

	@Test
	void whatIsNoAddressIsKeptAsItIsButNotAtAnyLength() {
		assertThat(ClientAddress.group("nonsense")).isEqualTo("nonsense");
		assertThat(ClientAddress.group("::nonsense::")).isEqualTo("::nonsense::");
		assertThat(ClientAddress.group("n".repeat(65))).hasSize(64);
	}

}
