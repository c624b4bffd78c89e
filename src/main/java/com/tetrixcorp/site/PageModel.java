package com.tetrixcorp.site;

import java.util.Map;

/**
 * What another package contributes to a page of the catalogue that is rendered once at
 * the start: values that its code goes by too, so that the page cannot tell others. Any
 * number of beans may contribute to one page.
 *
 * @param path the page's path on the main site
 * @param values by the names of the template's parameters
 */
public record PageModel(String path, Map<String, Object> values) {

	public PageModel {
		values = Map.copyOf(values);
	}

}
