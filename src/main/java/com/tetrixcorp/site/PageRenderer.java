package com.tetrixcorp.site;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import org.jspecify.annotations.Nullable;
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
	 * @param fragments those that may stand in it
	 * @return the page, ready to send
	 */
	public Representation render(String path, Map<String, Object> model, Collection<Fragment> fragments) {
		PageOutput output = new PageOutput(fragments);
		render(this.catalog.page(path), model, output);
		return output.representation(MediaTypes.HTML);
	}

	/**
	 * Renders a piece that stands in many renderings of a page.
	 * @param template what it is rendered from
	 * @param model what its template needs
	 * @return the piece
	 */
	public Fragment renderFragment(String template, Map<String, @Nullable Object> model) {
		Utf8ByteOutput output = new Utf8ByteOutput();
		this.templates.render(template, model, output);
		return new Fragment(output.toByteArray());
	}

	/**
	 * Renders a page that is not in the catalogue, since there is one for each of many
	 * things. It has an address to be known by, but no place in the site map.
	 * @param path its path on the main site
	 * @param template what it is rendered from
	 * @param title the whole text of the browser's tab
	 * @param description one or two sentences for search engines and previews
	 * @param model what its template needs beside the page itself
	 * @return the page, ready to send
	 */
	public Representation renderBelow(String path, String template, String title, String description,
			Map<String, Object> model) {
		Page page = new Page(Host.MAIN, path, template, null, title, description);
		return Representation.of(MediaTypes.HTML, render(page, model));
	}

	/**
	 * Renders a page that is one visitor's own: without an address to be known by, and
	 * not for search engines.
	 * @param template what it is rendered from
	 * @param title the whole text of the browser's tab
	 * @param description one sentence
	 * @param model what its template needs beside the page itself
	 * @return the page, ready to send
	 */
	public Representation renderUnlisted(String template, String title, String description, Map<String, Object> model) {
		return Representation.of(MediaTypes.HTML, render(Page.unlisted(template, title, description), model));
	}

	/**
	 * The origin of the main site, for absolute links outside of pages.
	 * @return scheme and domain, without a slash at the end
	 */
	public String origin() {
		return this.site.origin(Host.MAIN);
	}

	byte[] render(Page page, Map<String, Object> model) {
		Utf8ByteOutput output = new Utf8ByteOutput();
		render(page, model, output);
		return output.toByteArray();
	}

	private void render(Page page, Map<String, Object> model, TemplateOutput output) {
		Map<String, Object> parameters = new HashMap<>(model);
		parameters.put("view", new PageView(page, this.site));
		this.templates.render(page.template(), parameters, output);
	}

}
