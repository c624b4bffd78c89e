package com.tetrixcorp.site;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;
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
	 * Puts pieces behind each other.
	 * @param pieces each compressed
	 * @param whole all of them as they were before
	 * @return what a reader of gzip makes the whole of
	 */
	static byte[] join(List<byte[]> pieces, byte[] whole) {
		CRC32 checksum = new CRC32();
		checksum.update(whole);
		int length = pieces.stream().mapToInt((piece) -> piece.length).sum();
		ByteBuffer gzip = ByteBuffer.allocate(HEADER.length + length + END.length + TRAILER)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put(HEADER);
		pieces.forEach(gzip::put);
		return gzip.put(END).putInt((int) checksum.getValue()).putInt(whole.length).array();
	}

}
