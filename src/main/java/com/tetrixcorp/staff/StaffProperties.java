package com.tetrixcorp.staff;

import java.util.Arrays;
import java.util.List;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import com.tetrixcorp.setting.Forms;

/**
 * Who our staff are.
 *
 * @param emails their e-mail addresses, separated by commas; blank for none
 */
@Validated
@ConfigurationProperties("tetrix.staff")
record StaffProperties(@DefaultValue("") String emails) {

	@AssertTrue(message = "STAFF_EMAILS must be e-mail addresses, separated by commas")
	boolean isListOfEmails() {
		return this.emails.isBlank() || Forms.emails(this.emails.strip()).isEmpty();
	}

	List<String> addresses() {
		return this.emails.isBlank() ? List.of() : Arrays.stream(this.emails.split(",")).map(String::strip).toList();
	}

	/** Who works here is nobody's business. */
	@Override
	public String toString() {
		return "StaffProperties[emails=" + (this.emails.isBlank() ? "missing" : "set") + "]";
	}

}
