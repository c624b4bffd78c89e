package com.tetrixcorp.apidoc;

import java.util.List;

/**
 * One answer.
 *
 * @param anchor where it stands in the page, if many operations share it; else empty
 * @param status its status, or a word for all others
 * @param text when it comes, and what it means
 * @param headers the headers that it is worth looking at
 * @param samples what it looks like
 * @param fields the members of its JSON; empty if it has none, or if a problem's suffice
 */
public record AnswerView(String anchor, String status, Text text, List<FieldView> headers, List<SampleView> samples,
		List<FieldView> fields) {

	public AnswerView {
		headers = List.copyOf(headers);
		samples = List.copyOf(samples);
		fields = List.copyOf(fields);
	}

	public boolean good() {
		return this.status.startsWith("2") || this.status.startsWith("3");
	}

}
