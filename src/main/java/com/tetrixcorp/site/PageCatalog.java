package com.tetrixcorp.site;

import java.util.List;

import org.springframework.stereotype.Component;

/**
 * The table of pages: what is not here has no address, no place in the navigation and
 * none in the site map.
 */
@Component
class PageCatalog {

	/** Live data: rendered by the status package on every request, never kept. */
	static final String STATUS = "/status";

	private static final String INCIDENTS = STATUS + "/incidents/";

	private static final List<Page> PAGES = List.of(
			new Page(Host.MAIN, "/", "site/home.jte", "Home",
					"TETRIX: phone verification and messaging over two carriers",
					"TETRIX verifies phone numbers and sends messages for businesses. Two carriers, so that a code "
							+ "still arrives when one of them is down."),
			new Page(Host.MAIN, "/about", "site/about.jte", "About", "About TETRIX: three rules we run by",
					"Who TETRIX is for, the three rules we run by, where the service runs, and its two sisters, "
							+ "JoRoMi and Code Academy."),
			new Page(Host.MAIN, "/solutions", "site/solutions.jte", "Solutions",
					"Solutions by need: sign-in codes, confirmed numbers, messages | TETRIX",
					"Sign-in codes, confirming a phone number, messages that must arrive: what you send, what your "
							+ "customer sees, and what happens in a carrier’s outage."),
			new Page(Host.MAIN, "/services", "site/services.jte", "Services",
					"Services and their interfaces, one by one | TETRIX",
					"The list of TETRIX services with their interfaces, and for each one whether it is open, in the "
							+ "making or arranged with us."),
			new Page(Host.MAIN, "/contact", "contact/contact.jte", "Contact", "Contact TETRIX",
					"Write to TETRIX: a form that stores your message before it says so, what to write, and what happens "
							+ "with it."),
			new Page(Host.MAIN, STATUS, "status/status.jte", "Status", "Status of TETRIX, measured",
					"What works right now, since when, and how we know: the verdict, every check and every "
							+ "capability, as measured by the running service."),
			new Page(Host.MAIN, "/verify", "verification/verify.jte", null, "Verify a phone number with TETRIX",
					"Verify your own phone number: we send a code, you type it, and see which carrier brought it and how "
							+ "long each step took."),
			new Page(Host.MAIN, "/privacy", "site/privacy.jte", null, "Privacy at TETRIX: what is stored, and why",
					"What TETRIX stores about you, why, and for how long. No cookies, no trackers, nothing from "
							+ "other sites."),
			new Page(Host.JOROMI, "/", "site/joromi.jte", null, "JoRoMi: AI-assisted conversations for teams",
					"JoRoMi helps a team answer its customers: a machine drafts, a person decides. From the people "
							+ "behind TETRIX."),
			new Page(Host.CODE_ACADEMY, "/", "site/code-academy.jte", null,
					"Code Academy: learning to program by building",
					"Code Academy teaches programming by building things that run. From the people behind TETRIX."));

	List<Page> pages() {
		return PAGES;
	}

	/**
	 * Whether a path is one of the main site's pages.
	 * @param path an absolute path without a query
	 * @return whether it is in the table, or belongs to the pages of incidents, of which
	 * there is one for each
	 */
	boolean contains(String path) {
		return path.startsWith(INCIDENTS)
				|| PAGES.stream().anyMatch((page) -> page.host() == Host.MAIN && page.path().equals(path));
	}

	Page page(String path) {
		return PAGES.stream()
			.filter((page) -> page.host() == Host.MAIN && page.path().equals(path))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No page at " + path));
	}

}
