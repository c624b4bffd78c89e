package com.tetrixcorp.site;

import java.time.Duration;
import java.time.Instant;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.springframework.boot.info.GitProperties;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityTxtTests {

	private static final Instant MADE_AT = Instant.parse("2026-01-01T08:30:00.750Z");

	private static final Instant EXPIRES = Instant.parse("2026-12-31T08:30:00Z");

	@Test
	void itIsGoodForAYearLessADayFromWhenTheCodeWasMade() {
		assertThat(SecurityTxt.of("tetrixcorp.com", MADE_AT, MADE_AT)).isEqualTo("""
				Contact: mailto:security@tetrixcorp.com
				Expires: 2026-12-31T08:30:00Z
				Preferred-Languages: en, de
				Canonical: https://tetrixcorp.com/.well-known/security.txt
				""");
	}

	@Test
	void atItsDateItSaysThatItIsExpiredAndJustBeforeItDoesNot() {
		Instant justBefore = EXPIRES.minusNanos(1);

		assertThat(SecurityTxt.isExpired(MADE_AT, justBefore)).isFalse();
		assertThat(SecurityTxt.of("tetrixcorp.com", MADE_AT, justBefore)).startsWith("Contact: ");
		assertThat(SecurityTxt.isExpired(MADE_AT, EXPIRES)).isTrue();
		assertThat(SecurityTxt.of("tetrixcorp.com", MADE_AT, EXPIRES)).startsWith("# Expired: ")
			.contains("\nContact: ", "\nExpires: 2026-12-31T08:30:00Z\n");
	}

	@Test
	void theCodeIsAsOldAsItsCommitHoweverLateItStarts() {
		Instant start = MADE_AT.plus(Duration.ofDays(90));

		assertThat(SiteFiles.madeAt(gitWith("commit.time", "2026-01-01T09:30:00+0100"), start))
			.isEqualTo(Instant.parse("2026-01-01T08:30:00Z"));
	}

	@Test
	void codeWithoutACommitIsAsOldAsTheProcess() {
		assertThat(SiteFiles.madeAt(null, MADE_AT)).isEqualTo(MADE_AT);
		assertThat(SiteFiles.madeAt(gitWith("branch", "main"), MADE_AT)).isEqualTo(MADE_AT);
	}

	private static GitProperties gitWith(String key, String value) {
		Properties entries = new Properties();
		entries.setProperty(key, value);
		return new GitProperties(entries);
	}

}
