package com.tetrixcorp.verification.token;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubjectHashTests {

	private static final String NUMBER = "+4915112345678";

	private final SubjectHash hash = new SubjectHash("a secret of tests, 32 characters");

	// Computed with OpenSSL, as docs/verification.md says how.
	@Test
	void isWhatTheDocumentationSays() {
		assertThat(this.hash.of(NUMBER)).isEqualTo("YXe39UXrwBXLWi_JbnnRng3ATHswoU7Oc5M4XPQAoiY");
	}

	@Test
	void oneNumberHasOneNameOnEveryInstance() {
		assertThat(new SubjectHash("a secret of tests, 32 characters").of(NUMBER)).isEqualTo(this.hash.of(NUMBER));
	}

	@Test
	void anotherNumberHasAnotherName() {
		assertThat(this.hash.of("+4915112345679")).isNotEqualTo(this.hash.of(NUMBER));
	}

	@Test
	void withoutTheSecretNobodyCanNameANumber() {
		assertThat(new SubjectHash("another secret, of 32 characters").of(NUMBER)).isNotEqualTo(this.hash.of(NUMBER));
	}

}
