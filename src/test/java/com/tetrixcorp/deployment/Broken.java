package com.tetrixcorp.deployment;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects a sentence for each rule that does not hold.
 */
final class Broken {

	private final List<String> sentences = new ArrayList<>();

	void unless(boolean holds, String otherwise) {
		if (!holds) {
			this.sentences.add(otherwise);
		}
	}

	List<String> sentences() {
		return List.copyOf(this.sentences);
	}

}
