package com.tetrixcorp.site;

import org.jspecify.annotations.Nullable;

/**
 * One row of the {@link PageCatalog}.
 *
 * @param host where the page lives
 * @param path its path there; empty for a page without an address, such as an error
 * @param template what it is rendered from
 * @param navLabel its text in the navigation, if it is there
 * @param title the whole text of the browser's tab
 * @param description one or two sentences for search engines and previews
 */
public record Page(Host host, String path, String template, @Nullable String navLabel, String title,
		String description) {

	/**
	 * A page that is shown where another one was asked for.
	 * @param template what it is rendered from
	 * @param title the whole text of the browser's tab
	 * @param description one sentence
	 * @return a page without an address
	 */
	static Page unlisted(String template, String title, String description) {
		return new Page(Host.MAIN, "", template, null, title, description);
	}

	public boolean isListed() {
		return !this.path.isEmpty();
	}

}
