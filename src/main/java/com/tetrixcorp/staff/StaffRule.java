package com.tetrixcorp.staff;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Who is staff: whoever has a verified e-mail address that we listed, or was marked by an
 * administrator; nobody who did not sign in by name.
 */
final class StaffRule {

	private final Set<String> addresses;

	StaffRule(Collection<String> addresses) {
		this.addresses = addresses.stream().map(StaffRule::folded).collect(Collectors.toUnmodifiableSet());
	}

	boolean isStaff(IdToken token) {
		return token.plain() && (token.staff() || isListed(token.email(), token.emailVerified()));
	}

	private boolean isListed(@Nullable String email, boolean verified) {
		return verified && email != null && this.addresses.contains(folded(email));
	}

	// Only the 26 letters: some others become one of them in lower case, and would be
	// taken
	// for it.
	private static String folded(String email) {
		return email.strip()
			.codePoints()
			.map((it) -> (it >= 'A' && it <= 'Z') ? it - 'A' + 'a' : it)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
