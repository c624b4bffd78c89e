package com.tetrixcorp.apidoc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Words of the description: paragraphs, in which code stands between back ticks.
 *
 * @param paragraphs each a list of runs
 */
public record Text(List<List<Run>> paragraphs) {

	static final Text NONE = new Text(List.of());

	public Text {
		paragraphs = paragraphs.stream().map(List::copyOf).toList();
	}

	static Text of(String words) {
		return new Text(Arrays.stream(words.strip().split("\\n\\s*\\n"))
			.filter((paragraph) -> !paragraph.isBlank())
			.map((paragraph) -> runs(paragraph.strip().replaceAll("\\s*\\n\\s*", " ")))
			.toList());
	}

	private static List<Run> runs(String paragraph) {
		List<Run> runs = new ArrayList<>();
		String[] parts = paragraph.split("`", -1);
		for (int i = 0; i < parts.length; i++) {
			if (!parts[i].isEmpty()) {
				runs.add(new Run(parts[i], i % 2 == 1));
			}
		}
		return runs;
	}

	/**
	 * Some words in one kind of type.
	 *
	 * @param text the words
	 * @param code whether they are code
	 */
	public record Run(String text, boolean code) {

	}

}
