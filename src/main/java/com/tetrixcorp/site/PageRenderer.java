package com.tetrixcorp.site;

import java.util.HashMap;
import java.util.Map;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import org.springframework.stereotype.Component;

/**
 * Renders pages within the layout that all of them share.
 */
@Component
public class PageRenderer {

	private final TemplateEngine templates;

	private final PageCatalog catalog;

	private final Site site;

	PageRenderer(TemplateEngine templates, PageCatalog catalog, Site site) {
		this.templates = templates;
		this.catalog = catalog;
		this.site = site;
	}

	/**
	 * Renders a page of the catalogue that shows live data.
	 * @param path the page's path on the main site
	 * @param model what its template needs beside the page itself
	 * @return the page, ready to send
	 */
	public Representation render(String path, Map<String, Object> model) {
		return Representation.of(MediaTypes.HTML, render(this.catalog.page(path), model));
	}

	byte[] render(Page page) {
		return render(page, Map.of());
	}

	byte[] render(Page page, Map<String, Object> model) {
		Map<String, Object> parameters = new HashMap<>(model);
		parameters.put("view", new PageView(page, this.site));
		Utf8ByteOutput output = new Utf8ByteOutput();
		this.templates.render(page.template(), parameters, output);
		return output.toByteArray();
	}

}
