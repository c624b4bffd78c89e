package com.tetrixcorp.apidoc;

import java.util.List;

/**
 * The page of the description.
 *
 * @param intro what holds for all operations
 * @param sections operations by subject, in the order of the document
 * @param shared answers that many operations have in common
 */
public record ApiView(Text intro, List<SectionView> sections, List<AnswerView> shared) {

	public ApiView {
		sections = List.copyOf(sections);
		shared = List.copyOf(shared);
	}

}
