package com.tetrixcorp.staff;

import org.jspecify.annotations.Nullable;

/**
 * What a genuine token says of the person who sent it. Whoever can sign up has one: it
 * makes nobody staff.
 *
 * @param uid the person's name at whoever signed the token
 * @param email the e-mail address, if there is one
 * @param emailVerified whether that is known to be the person's
 * @param plain whether the person signed in to the project itself, by name: neither
 * anonymously nor as a tenant's, whose addresses are somebody else's word
 * @param staff whether an administrator of the project marked the person as staff
 */
public record IdToken(String uid, @Nullable String email, boolean emailVerified, boolean plain, boolean staff) {

}
