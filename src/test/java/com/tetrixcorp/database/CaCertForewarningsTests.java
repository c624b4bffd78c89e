package com.tetrixcorp.database;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.tetrixcorp.health.Forewarning;
import com.tetrixcorp.setting.PemCertificates;

import static org.assertj.core.api.Assertions.assertThat;

class CaCertForewarningsTests {

	private static String pem;

	private static Instant end;

	@BeforeAll
	static void make() throws Exception {
		pem = SelfSigned.forHost("localhost").certificate();
		end = ((X509Certificate) PemCertificates.read(pem).iterator().next()).getNotAfter().toInstant();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			PT720H1S, -
			PT720H,   30
			PT168H1S, 30
			PT168H,   7
			PT1S,     7
			PT-1H,    7
			""")
	void anExpiryIsForeseenAMonthAndAWeekBefore(Duration before, String days) {
		List<Forewarning> warnings = CaCertForewarnings.of(pem, InstantSource.fixed(end.minus(before))).current();
		if (days == null) {
			assertThat(warnings).isEmpty();
		}
		else {
			assertThat(warnings).singleElement().satisfies((warning) -> {
				assertThat(warning.key()).matches("database-ca/[0-9a-f]{16}/" + days);
				assertThat(warning.due()).isEqualTo(end);
			});
		}
	}

	@Test
	void eachCertificateHasItsOwnWarning() throws Exception {
		String both = pem + SelfSigned.forHost("localhost").certificate();
		List<Forewarning> warnings = CaCertForewarnings
			.of(both.replace("\n", "\\n"), InstantSource.fixed(end.minus(Duration.ofDays(20))))
			.current();
		assertThat(warnings.stream().map(Forewarning::key).distinct()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "no certificate" })
	void whatIsNoCertificateDoesNotExpire(String value) {
		assertThat(CaCertForewarnings.of(value, InstantSource.system()).current()).isEmpty();
	}

}
