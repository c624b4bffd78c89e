package com.tetrixcorp.site;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Gzip (RFC 1952) of pieces that may have been compressed at different times. A piece
 * that ends at a full byte and refers to nothing before it can be followed by any other
 * (RFC 1951, sections 2 and 3.2.4).
 */
final class Gzip {

	/** Deflate, no name, no time, an unknown system. */
	private static final byte[] HEADER = { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff };

	/** An empty last block: the pieces before it do not know that they are the last. */
	private static final byte[] END = { 3, 0 };

	private static final int TRAILER = 2 * Integer.BYTES;

	private Gzip() {
	}

	/**
	 * Compresses a piece.
	 * @param plain the piece
	 * @return its blocks, none of them the last, up to a full byte
	 */
	static byte[] deflate(byte[] plain) {
		Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
		try {
			deflater.setInput(plain);
			ByteArrayOutputStream blocks = new ByteArrayOutputStream(plain.length / 4 + 64);
			byte[] buffer = new byte[8192];
			int length;
			do {
				length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
				blocks.write(buffer, 0, length);
			}
			while (length == buffer.length);
			return blocks.toByteArray();
		}
		finally {
			deflater.end();
		}
	}

	/**
	 * What a reader of gzip makes the whole of: header, pieces and trailer, none of them
	 * copied.
	 * @param pieces of the whole, in their order
	 * @return what to send, one after the other
	 */
	static List<byte[]> join(List<Fragment> pieces) {
		List<byte[]> parts = new ArrayList<>();
		parts.add(HEADER);
		pieces.forEach((piece) -> parts.add(piece.deflated()));
		Checksum checksum = pieces.stream().map(Fragment::checksum).reduce(Checksum.OF_NOTHING, Checksum::then);
		int length = pieces.stream().mapToInt((piece) -> piece.plain().length).sum();
		parts.add(ByteBuffer.allocate(END.length + TRAILER)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put(END)
			.putInt(checksum.value())
			.putInt(length)
			.array());
		return parts;
	}

}
