package com.tetrixcorp.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import gg.jte.TemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import org.springframework.http.MediaType;

/**
 * Takes a page as it is rendered, and keeps apart what comes of fragments. They are known
 * by their bytes, since what escapes text stands between them and this.
 */
final class PageOutput implements TemplateOutput {

	private final Map<byte[], Fragment> fragments = new IdentityHashMap<>();

	private final Utf8ByteOutput whole = new Utf8ByteOutput();

	private final List<byte[]> deflated = new ArrayList<>();

	private Utf8ByteOutput piece = new Utf8ByteOutput();

	PageOutput(Collection<Fragment> fragments) {
		fragments.forEach((it) -> this.fragments.put(it.plain(), it));
	}

	@Override
	public void writeContent(String value) {
		this.piece.writeContent(value);
	}

	@Override
	public void writeContent(String value, int beginIndex, int endIndex) {
		this.piece.writeContent(value, beginIndex, endIndex);
	}

	@Override
	public void writeBinaryContent(byte[] value) {
		Fragment fragment = this.fragments.get(value);
		if (fragment == null) {
			this.piece.writeBinaryContent(value);
			return;
		}
		endPiece();
		this.whole.writeBinaryContent(value);
		this.deflated.add(fragment.deflated());
	}

	Representation representation(MediaType contentType) {
		endPiece();
		return Representation.of(contentType, this.whole.toByteArray(), this.deflated);
	}

	private void endPiece() {
		byte[] ended = this.piece.toByteArray();
		this.piece = new Utf8ByteOutput();
		this.whole.writeBinaryContent(ended);
		this.deflated.add(Gzip.deflate(ended));
	}

}
