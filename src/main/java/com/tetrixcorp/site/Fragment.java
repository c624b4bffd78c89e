package com.tetrixcorp.site;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * A piece of a page that changes less often than the page: rendered and compressed once,
 * for however many renderings it stands in.
 */
public final class Fragment implements Content {

	private final byte[] plain;

	private final byte[] deflated;

	Fragment(byte[] plain) {
		this.plain = plain;
		this.deflated = Gzip.deflate(plain);
	}

	@Override
	public void writeTo(TemplateOutput output) {
		output.writeBinaryContent(this.plain);
	}

	byte[] plain() {
		return this.plain;
	}

	byte[] deflated() {
		return this.deflated;
	}

}
