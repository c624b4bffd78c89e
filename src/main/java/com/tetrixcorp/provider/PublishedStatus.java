package com.tetrixcorp.provider;

import java.util.function.Supplier;

import org.springframework.web.client.RestClientException;

import com.tetrixcorp.health.SelfReport;
import com.tetrixcorp.setting.Forms;

/**
 * A provider's own status page. Whatever goes wrong in reading it says nothing about the
 * provider.
 */
public final class PublishedStatus implements SelfReport {

	private final String check;

	private final String link;

	private final String url;

	private final Supplier<Statement> page;

	/**
	 * Creates one.
	 * @param check the check of the same provider
	 * @param link the page for people
	 * @param url the page for programs; blank if it is not to be read
	 * @param page reads it
	 */
	public PublishedStatus(String check, String link, String url, Supplier<Statement> page) {
		this.check = check;
		this.link = link;
		this.url = url;
		this.page = page;
	}

	@Override
	public String check() {
		return this.check;
	}

	@Override
	public String link() {
		return this.link;
	}

	@Override
	public boolean published() {
		return !this.url.isBlank();
	}

	@Override
	public Statement fetch() {
		if (!published() || Forms.baseUrl(this.url).isPresent()) {
			return Statement.UNKNOWN;
		}
		try {
			return this.page.get();
		}
		catch (RestClientException | ProviderRefusal ex) {
			return Statement.UNKNOWN;
		}
	}

}
