package com.tetrixcorp.apidoc;

import java.util.List;

/**
 * One operation.
 *
 * @param anchor where it stands in the page
 * @param method its method
 * @param path its path, with names for what varies
 * @param summary a few words
 * @param text all that is to be said
 * @param staff whether a staff member's token is needed
 * @param parameters what goes into the address and the headers
 * @param body the members of what is sent; empty if nothing is
 * @param curl a request that can be run
 * @param answers what it answers by itself, the good ones first
 * @param shared what it answers as many others do
 */
public record OperationView(String anchor, String method, String path, String summary, Text text, boolean staff,
		List<FieldView> parameters, List<FieldView> body, String curl, List<AnswerView> answers,
		List<AnswerView> shared) {

	public OperationView {
		parameters = List.copyOf(parameters);
		body = List.copyOf(body);
		answers = List.copyOf(answers);
		shared = List.copyOf(shared);
	}

	public List<AnswerView> good() {
		return this.answers.stream().filter(AnswerView::good).toList();
	}

	public List<AnswerView> bad() {
		return this.answers.stream().filter((answer) -> !answer.good()).toList();
	}

}
