package com.tetrixcorp.apidoc;

/**
 * An example of an answer.
 *
 * @param title what it is an example of
 * @param mediaType its form
 * @param content its text
 */
public record SampleView(String title, String mediaType, String content) {

	/** The longest that is shown unfolded, in lines: about two screens. */
	private static final int UNFOLDED = 60;

	public long lines() {
		return this.content.lines().count();
	}

	public boolean folded() {
		return lines() > UNFOLDED;
	}

}
