package com.tetrixcorp.site;

import java.util.Map;
import java.util.Set;

/**
 * What another package contributes to pages of the catalogue that are rendered once at
 * the start: values that its code goes by too, so that a page cannot tell others. Any
 * number of beans may contribute to one page.
 *
 * @param paths the pages' paths on the main site
 * @param values by the names of the template's parameters
 */
public record PageModel(Set<String> paths, Map<String, Object> values) {

	public PageModel {
		paths = Set.copyOf(paths);
		values = Map.copyOf(values);
	}

}
