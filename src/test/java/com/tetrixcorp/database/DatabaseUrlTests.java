package com.tetrixcorp.database;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * How a DATABASE_URL is taken apart.
 */
class DatabaseUrlTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					postgresql://u:p@host:25060/db?sslmode=require  | jdbc:postgresql://host:25060/db?sslmode=require | u    | p
					postgres://u:p@host/db                          | jdbc:postgresql://host:5432/db                  | u    | p
					jdbc:postgresql://host:1/db?user=u&password=p   | jdbc:postgresql://host:1/db                     | u    | p
					jdbc:postgresql://u:p@host:65535/db             | jdbc:postgresql://host:65535/db                 | u    | p
					postgresql://u@host/db                          | jdbc:postgresql://host:5432/db                  | u    | ''
					postgresql://u:@host/db                         | jdbc:postgresql://host:5432/db                  | u    | ''
					postgresql://u%40x:p%40s%3As%2F%25@host/db      | jdbc:postgresql://host:5432/db                  | u@x  | p@s:s/%
					postgresql://u:a+b@host/db                      | jdbc:postgresql://host:5432/db                  | u    | a+b
					postgresql://u:p:q@host/db                      | jdbc:postgresql://host:5432/db                  | u    | p:q
					postgresql://u:p@q@host/db                      | jdbc:postgresql://host:5432/db                  | u    | p@q
					postgresql://u:%C3%A4@host/db                   | jdbc:postgresql://host:5432/db                  | u    | ä
					postgresql://u:p@[::1]:6543/db                  | jdbc:postgresql://[::1]:6543/db                 | u    | p
					postgresql://u:p@[fe80::1%eth0]/db              | jdbc:postgresql://[fe80::1%eth0]:5432/db        | u    | p
					postgresql://u:p@a:1,b/db                       | jdbc:postgresql://a:1,b:5432/db                 | u    | p
					postgresql://u:p@host/my%20db                   | jdbc:postgresql://host:5432/my%20db             | u    | p
					postgresql://u:p@host/db?options=-c%20a%3Db&x   | jdbc:postgresql://host:5432/db?options=-c%20a%3Db&x= | u | p
					""")
	void aUrlHasItsParts(String url, String jdbcUrl, String user, String password) {
		DatabaseUrl parsed = DatabaseUrl.parse(" " + url + "\n");

		assertThat(parsed.jdbcUrl()).isEqualTo(jdbcUrl);
		assertThat(parsed.user()).isEqualTo(user);
		assertThat(parsed.password()).isEqualTo(password);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                                  | it does not have the form
			s3cret                              | it does not have the form
			mysql://user:s3cret@host/db         | it does not have the form
			https://user:s3cret@host/db         | it does not have the form
			postgresql:user:s3cret@host/db      | it does not have the form
			postgresql://user:s3cret@/db        | it names no host
			postgresql://user:s3cret@:5432/db   | it names no host
			postgresql://host/s3cret            | it names no user
			postgresql://:s3cret@host/db        | it names no user
			postgresql://user:s3cret@host       | it names no database
			postgresql://user:s3cret@host/      | it names no database
			postgresql://user:s3cret@host/?a=b  | it names no database
			postgresql://user:s3cret@host/a/b   | contains a slash
			postgresql://user:s3cret@host:0/db  | not between 1 and 65535
			postgresql://user:s3cret@host:65536/db | not between 1 and 65535
			postgresql://user:s3cret@host:x/db  | its host or port is malformed
			postgresql://user:s3cret@ho st/db   | its host or port is malformed
			postgresql://user:s3cret@::1/db     | it names no host
			postgresql://user:s3cret%zz@host/db | its percent-encoding is broken
			postgresql://user:s3cret%4@host/db  | its percent-encoding is broken
			postgresql://user:s3cret@host/db?sslmode=s3cret  | its sslmode is unknown
			postgresql://user:s3cret@host/db?sslmode=        | its sslmode is unknown
			postgresql://user:s3cret@host/db?a=b&sslmode=verify_full | its sslmode is unknown
			""")
	void aMalformedUrlIsRefusedWithAReasonAndWithoutItsValue(String url, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> DatabaseUrl.parse(url))
			.withMessageContaining(reason)
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "disable", "allow", "prefer", "require", "verify-ca", "verify-full", "Verify-Full" })
	void everyModeOfTheDriverIsTaken(String mode) {
		assertThat(DatabaseUrl.parse("postgresql://u:p@host/db?sslmode=" + mode).jdbcUrl())
			.endsWith("?sslmode=" + mode);
	}

	@Test
	void thePasswordIsNeverShown() {
		DatabaseUrl url = DatabaseUrl.parse("postgresql://user:s3cret@host/db?sslpassword=s3cret&password=s3cret");

		assertThat(url.toString()).isEqualTo("DatabaseUrl[address=host:5432, name=db]");
		assertThat(new DatabaseProperties("postgresql://u:s3cret@host/db", "", 10, Duration.ZERO, Duration.ZERO)
			.toString()).doesNotContain("s3cret");
	}

}
