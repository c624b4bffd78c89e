package com.tetrixcorp.site;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChecksumTests {

	private static final byte[] BYTES = new byte[300_000];

	static {
		new Random(7).nextBytes(BYTES);
	}

	// The check value that catalogues of CRCs name for this one.
	@Test
	void itIsTheOneOfGzip() {
		assertThat(Checksum.of("123456789".getBytes(StandardCharsets.US_ASCII)).value()).isEqualTo(0xcbf43926);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 255, 256, 65_535, 65_536, 150_000, 299_999, 300_000 })
	void whereverBytesAreCutTheirPartsMakeTheWhole(int cut) {
		Checksum first = Checksum.of(Arrays.copyOfRange(BYTES, 0, cut));
		Checksum second = Checksum.of(Arrays.copyOfRange(BYTES, cut, BYTES.length));

		assertThat(first.then(second)).isEqualTo(Checksum.of(BYTES));
		assertThat(first.then(second).value()).isEqualTo(crc(BYTES));
	}

	@Test
	void manyPartsMakeTheWholeHoweverTheyAreGrouped() {
		Checksum[] parts = new Checksum[BYTES.length / 10_000];
		Arrays.setAll(parts, (i) -> Checksum.of(Arrays.copyOfRange(BYTES, i * 10_000, (i + 1) * 10_000)));
		Checksum fromTheLeft = Arrays.stream(parts).reduce(Checksum.OF_NOTHING, Checksum::then);
		Checksum fromTheRight = Checksum.OF_NOTHING;
		for (int i = parts.length - 1; i >= 0; i--) {
			fromTheRight = parts[i].then(fromTheRight);
		}

		assertThat(fromTheLeft.value()).isEqualTo(crc(BYTES));
		assertThat(fromTheRight).isEqualTo(fromTheLeft);
	}

	@Test
	void nothingChangesNothing() {
		Checksum some = Checksum.of(BYTES);

		assertThat(Checksum.of(new byte[0])).isEqualTo(Checksum.OF_NOTHING);
		assertThat(some.then(Checksum.OF_NOTHING)).isEqualTo(some).isEqualTo(Checksum.OF_NOTHING.then(some));
	}

	@Test
	void partsInAnotherOrderAreSomethingElse() {
		Checksum first = Checksum.of(new byte[] { 1, 2 });
		Checksum second = Checksum.of(new byte[] { 3 });

		assertThat(second.then(first)).isNotEqualTo(first.then(second));
	}

	private static int crc(byte[] bytes) {
		CRC32 crc = new CRC32();
		crc.update(bytes);
		return (int) crc.getValue();
	}

}
