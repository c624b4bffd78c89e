package com.tetrixcorp.verification;

import org.jspecify.annotations.Nullable;

/**
 * A code that is stored, and not sent yet.
 *
 * @param draft the code
 * @param number to where it goes
 * @param row its verification
 * @param before its verification before, whose code this one replaces; {@code null} if it
 * is the first one
 */
record StoredDraft(Draft draft, PhoneNumber number, StoredVerification row, @Nullable StoredVerification before) {

}
