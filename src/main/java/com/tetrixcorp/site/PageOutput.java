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

	private final List<Fragment> pieces = new ArrayList<>();

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
		this.pieces.add(fragment);
	}

	Representation representation(MediaType contentType) {
		endPiece();
		return Representation.of(contentType, this.pieces);
	}

	private void endPiece() {
		this.pieces.add(new Fragment(this.piece.toByteArray()));
		this.piece = new Utf8ByteOutput();
	}

}
