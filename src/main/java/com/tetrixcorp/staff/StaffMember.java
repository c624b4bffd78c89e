package com.tetrixcorp.staff;

import org.jspecify.annotations.Nullable;

/**
 * Who sent a request. Never in a log: only the audit holds it.
 *
 * @param uid the person's name at whoever signed the token
 * @param email the e-mail address, if the token told one
 */
record StaffMember(String uid, @Nullable String email) {

	@Override
	public String toString() {
		return "StaffMember";
	}

}
