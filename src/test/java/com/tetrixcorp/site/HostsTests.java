package com.tetrixcorp.site;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostsTests {

	private final Hosts hosts = new Hosts(
			new SiteProperties(" TetrixCorp.com ", List.of(" Tetrix.example ", "joromi.tetrixcorp.com"), "fra"));

	@ParameterizedTest
	@CsvSource({ "tetrixcorp.com, MAIN", "tetrixcorp.com:443, MAIN", "TETRIXCORP.COM, MAIN", "tetrixcorp.com., MAIN",
			"TetrixCorp.com.:8080, MAIN", "tetrix.example, MAIN", "www.tetrixcorp.com, WWW",
			"WWW.tetrixcorp.com:80, WWW", "joromi.tetrixcorp.com, JOROMI", "joromi.tetrixcorp.com.:8080, JOROMI",
			"code-academy.tetrixcorp.com, CODE_ACADEMY", "Code-Academy.tetrixcorp.com, CODE_ACADEMY",
			"localhost, UNKNOWN", "127.0.0.1:8080, UNKNOWN", "[::1], UNKNOWN", "[::1]:8080, UNKNOWN",
			"tetrix-abcde.ondigitalocean.app, UNKNOWN", "xtetrixcorp.com, UNKNOWN",
			"tetrixcorp.com.evil.example, UNKNOWN", "www.joromi.tetrixcorp.com, UNKNOWN", "www.tetrix.example, UNKNOWN",
			"'', UNKNOWN", "., UNKNOWN", ":, UNKNOWN" })
	void aNameStandsForOneHost(String name, Host host) {
		assertThat(this.hosts.of(name)).isEqualTo(host);
	}

	@Test
	void noNameIsUnknown() {
		assertThat(this.hosts.of(null)).isEqualTo(Host.UNKNOWN);
	}

	@Test
	void linksNameTheDomainOfTheirPagesAndNeverTheOneThatWasAskedFor() {
		assertThat(this.hosts.origin(Host.JOROMI)).isEqualTo("https://joromi.tetrixcorp.com");
		assertThat(List.of(Host.MAIN, Host.WWW, Host.UNKNOWN)).extracting(this.hosts::origin)
			.containsOnly("https://tetrixcorp.com");
	}

}
