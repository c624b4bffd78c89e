package com.tetrixcorp.status.feed;

/**
 * Leaves out the characters that XML cannot hold, not even escaped: one of them in a note
 * would make the whole feed unreadable.
 */
final class XmlText {

	private XmlText() {
	}

	static String of(String text) {
		StringBuilder kept = new StringBuilder(text.length());
		text.codePoints().filter(XmlText::isAllowed).forEach(kept::appendCodePoint);
		return kept.toString();
	}

	private static boolean isAllowed(int character) {
		return character == '\t' || character == '\n' || (character >= 0x20 && character <= 0xD7FF)
				|| (character >= 0xE000 && character <= 0xFFFD) || character >= 0x10000;
	}

}
