package com.tetrixcorp.staff;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StaffRuleTests {

	private final StaffRule rule = new StaffRule(List.of("Kay@example.com", "second@example.com"));

	@ParameterizedTest
	@ValueSource(strings = { "kay@example.com", "KAY@EXAMPLE.COM", "second@example.com" })
	void aListedAddressThatIsVerifiedIsStaffInWhateverCase(String email) {
		assertThat(this.rule.isStaff(person(email, true))).isTrue();
		assertThat(this.rule.isStaff(person(email, false))).isFalse();
	}

	// The sign of kelvin becomes a k in lower case.
	@ParameterizedTest
	@ValueSource(strings = { "third@example.com", "kay@example.com.evil.example", "kay@example.co", "", "*",
			"\u212Aay@example.com", "kay@example.com,second@example.com" })
	void noOtherAddressIs(String email) {
		assertThat(this.rule.isStaff(person(email, true))).isFalse();
	}

	@Test
	void whoeverWasMarkedIsStaffWithoutAnAddress() {
		assertThat(this.rule.isStaff(new IdToken("u", null, false, true, true))).isTrue();
		assertThat(this.rule.isStaff(new IdToken("u", null, false, true, false))).isFalse();
	}

	@Test
	void nobodyIsWhoDidNotSignInByName() {
		assertThat(this.rule.isStaff(new IdToken("u", "kay@example.com", true, false, true))).isFalse();
	}

	@Test
	void whereNobodyIsListedNoAddressIs() {
		assertThat(new StaffRule(new StaffProperties(" ").addresses()).isStaff(person("", true))).isFalse();
		assertThat(new StaffProperties(" a@example.com , b@example.com ").addresses()).containsExactly("a@example.com",
				"b@example.com");
	}

	@Test
	void whatIsNoListOfAddressesIsNotAccepted() {
		assertThat(new StaffProperties("a@example.com,b@example.com").isListOfEmails()).isTrue();
		assertThat(new StaffProperties("").isListOfEmails()).isTrue();
		assertThat(new StaffProperties("a@example.com;b@example.com").isListOfEmails()).isFalse();
		assertThat(new StaffProperties("a@example.com,").isListOfEmails()).isFalse();
		assertThat(new StaffProperties("a@example.com")).hasToString("StaffProperties[emails=set]");
	}

	private static IdToken person(@Nullable String email, boolean verified) {
		return new IdToken("u", email, verified, true, false);
	}

}
