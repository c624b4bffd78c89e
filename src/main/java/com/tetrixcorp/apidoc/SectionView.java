package com.tetrixcorp.apidoc;

import java.util.List;

/**
 * Operations of one subject.
 *
 * @param name the subject
 * @param anchor where it stands in the page
 * @param text what it is about
 * @param operations in the order of the document
 */
public record SectionView(String name, String anchor, Text text, List<OperationView> operations) {

	public SectionView {
		operations = List.copyOf(operations);
	}

}
