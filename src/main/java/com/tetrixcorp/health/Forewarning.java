package com.tetrixcorp.health;

import java.time.Instant;

/**
 * Something that works now and will not for long, unless somebody does something.
 *
 * @param key the same for as long as it is the same warning; another when it is more
 * urgent
 * @param check the check that would fail
 * @param title all of it in one sentence, without names of hosts
 * @param advice what to do about it
 * @param due when it stops working
 */
public record Forewarning(String key, String check, String title, String advice, Instant due) {

}
