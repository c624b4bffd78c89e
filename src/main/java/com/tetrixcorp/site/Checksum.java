package com.tetrixcorp.site;

import java.util.zip.CRC32;

/**
 * The CRC-32 (RFC 1952, section 8) of bytes, such that those of two pieces make the one
 * of both without reading either again. A checksum is a remainder of polynomials, bits
 * reversed: what follows a piece multiplies its remainder by x<sup>bits</sup>.
 *
 * @param value the CRC-32
 * @param shift x<sup>bits</sup>: what these bytes do to the remainder of what they follow
 */
record Checksum(int value, int shift) {

	static final Checksum OF_NOTHING = new Checksum(0, 1 << 31);

	private static final int POLYNOMIAL = 0xedb88320;

	private static final int BYTE = 1 << (31 - Byte.SIZE);

	static Checksum of(byte[] bytes) {
		CRC32 crc = new CRC32();
		crc.update(bytes);
		return new Checksum((int) crc.getValue(), shiftOf(bytes.length));
	}

	/**
	 * The checksum of these bytes and those that follow.
	 * @param next of what follows
	 * @return of both as one
	 */
	Checksum then(Checksum next) {
		return new Checksum(product(this.value, next.shift) ^ next.value, product(this.shift, next.shift));
	}

	private static int shiftOf(int bytes) {
		int shift = OF_NOTHING.shift;
		int square = BYTE;
		for (int left = bytes; left != 0; left >>>= 1) {
			if ((left & 1) != 0) {
				shift = product(shift, square);
			}
			square = product(square, square);
		}
		return shift;
	}

	// Modulo the polynomial. The highest bit is that of x^0.
	private static int product(int one, int other) {
		int product = 0;
		int multiple = other;
		for (int left = one; left != 0; left <<= 1) {
			if (left < 0) {
				product ^= multiple;
			}
			multiple = (multiple >>> 1) ^ (((multiple & 1) != 0) ? POLYNOMIAL : 0);
		}
		return product;
	}

}
