package com.tetrixcorp.contact;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of the messages, newest first.
 *
 * @param messages a page of them
 * @param next the cursor of the page after this one; {@code null} if this is the last
 */
public record ContactPage(List<ContactMessage> messages, @Nullable Long next) {

	public ContactPage {
		messages = List.copyOf(messages);
	}

}
