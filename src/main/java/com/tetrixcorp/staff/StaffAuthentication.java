package com.tetrixcorp.staff;

import java.util.List;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Finds out who sent a token, and whether that is staff.
 */
final class StaffAuthentication implements AuthenticationManager {

	static final String STAFF = "STAFF";

	private final IdTokens tokens;

	private final StaffRule rule;

	StaffAuthentication(IdTokens tokens, StaffRule rule) {
		this.tokens = tokens;
		this.rule = rule;
	}

	@Override
	public Authentication authenticate(Authentication request) {
		String token = ((BearerTokenAuthenticationToken) request).getToken();
		try {
			IdToken person = this.tokens.read(token);
			return UsernamePasswordAuthenticationToken.authenticated(new StaffMember(person.uid(), person.email()), "",
					this.rule.isStaff(person) ? AuthorityUtils.createAuthorityList(STAFF) : List.of());
		}
		catch (TokenRefusedException ex) {
			throw new InvalidBearerTokenException("The token is refused", ex);
		}
		catch (TokensUnavailableException ex) {
			throw new AuthenticationServiceException("The token cannot be checked", ex);
		}
	}

}
