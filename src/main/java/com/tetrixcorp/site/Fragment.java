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

	private final Checksum checksum;

	private final String hash;

	Fragment(byte[] plain) {
		this.plain = plain;
		this.deflated = Gzip.deflate(plain);
		this.checksum = Checksum.of(plain);
		this.hash = ContentHash.of(plain);
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

	Checksum checksum() {
		return this.checksum;
	}

	/**
	 * Names the piece by what it is.
	 * @return a text that differs for other bytes
	 */
	String hash() {
		return this.hash;
	}

}
