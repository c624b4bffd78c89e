package com.tetrixcorp.site;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GzipTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 9, 40 })
	void whatWasCompressedInPiecesIsReadAsOne(int pieces) throws IOException {
		Random random = new Random(pieces);
		List<byte[]> plain = new ArrayList<>();
		for (int i = 0; i < pieces; i++) {
			plain.add((i % 2 == 0) ? text(random.nextInt(20_000)) : noise(random, random.nextInt(20_000)));
		}

		assertThat(unzip(Gzip.join(fragments(plain)))).isEqualTo(join(plain));
	}

	// The buffer of 8,192 bytes is full at some of these, and what comes then must not be
	// lost or doubled.
	@Test
	void anyLengthAroundTheBuffersIsReadAsItWas() throws IOException {
		Random random = new Random(1);
		for (int length = 8_150; length < 8_220; length++) {
			List<byte[]> plain = List.of(noise(random, length), text(10));
			assertThat(unzip(Gzip.join(fragments(plain)))).isEqualTo(join(plain));
		}
	}

	@Test
	void aPieceIsTheSameWhereverItStands() throws IOException {
		byte[] piece = text(5_000);
		Fragment kept = new Fragment(piece);
		for (String before : List.of("", "a", "something else, of another length")) {
			List<byte[]> plain = List.of(before.getBytes(StandardCharsets.UTF_8), piece, piece);
			List<Fragment> pieces = List.of(new Fragment(plain.get(0)), kept, kept);
			assertThat(unzip(Gzip.join(pieces))).isEqualTo(join(plain));
		}
	}

	@Test
	void aPieceThatIsMissingIsNoticedByWhoeverReads() {
		List<byte[]> parts = new ArrayList<>(Gzip.join(fragments(List.of(text(100), text(200)))));

		parts.remove(1);

		assertThatThrownBy(() -> unzip(parts)).isInstanceOf(IOException.class);
	}

	private static byte[] text(int length) {
		return "<rect class=\"p\"/> 99.9 % of what we observed. ".repeat(length / 46 + 1)
			.substring(0, length)
			.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] noise(Random random, int length) {
		byte[] noise = new byte[length];
		random.nextBytes(noise);
		return noise;
	}

	private static List<Fragment> fragments(List<byte[]> plain) {
		return plain.stream().map(Fragment::new).toList();
	}

	private static byte[] join(List<byte[]> pieces) {
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		pieces.forEach(whole::writeBytes);
		return whole.toByteArray();
	}

	private static byte[] unzip(List<byte[]> gzip) throws IOException {
		try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(join(gzip)))) {
			return unzipped.readAllBytes();
		}
	}

}
