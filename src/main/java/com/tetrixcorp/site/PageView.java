package com.tetrixcorp.site;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a template may ask of the page it renders and of the site around it.
 */
public final class PageView {

	private final Page page;

	private final Site site;

	PageView(Page page, Site site) {
		this.page = page;
		this.site = site;
	}

	public Page page() {
		return this.page;
	}

	public Brand brand() {
		return Brand.of(this.page.host());
	}

	/**
	 * The address this page is known by.
	 * @return an absolute address, or {@code null} for a page without one
	 */
	public @Nullable String canonical() {
		return this.page.isListed() ? this.site.origin(this.page.host()) + this.page.path() : null;
	}

	public List<NavItem> nav() {
		return this.site.nav(this.page);
	}

	/**
	 * A link to a page of the main site, from wherever this page lives.
	 * @param path a path of the main site
	 * @return the path, with the primary domain before it on another host
	 */
	public String href(String path) {
		return this.site.href(this.page.host(), path);
	}

	public String joromi() {
		return this.site.origin(Host.JOROMI) + "/";
	}

	public String codeAcademy() {
		return this.site.origin(Host.CODE_ACADEMY) + "/";
	}

	public String asset(String name) {
		return this.site.asset(name);
	}

	/**
	 * An asset's absolute address, for readers outside of the page.
	 * @param name the file's name
	 * @return an address on the primary domain
	 */
	public String assetUrl(String name) {
		return this.site.origin(Host.MAIN) + this.site.asset(name);
	}

	/**
	 * An e-mail address of ours.
	 * @param mailbox what stands before the at sign
	 * @return the address on the primary domain
	 */
	public String email(String mailbox) {
		return mailbox + "@" + this.site.primaryDomain();
	}

	public String origin() {
		return this.site.origin(Host.MAIN);
	}

	public String version() {
		return this.site.version();
	}

	public String region() {
		return this.site.region();
	}

}
