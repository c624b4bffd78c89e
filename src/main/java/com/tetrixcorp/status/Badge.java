package com.tetrixcorp.status;

import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.HealthReport;

/**
 * Draws a state for a page that is not ours to style: light on dark, so that it reads on
 * any ground, and always of one size.
 */
final class Badge {

	/** Fonts differ; the drawing must not. */
	private static final int WIDTH_OF_A_LETTER = 7;

	private static final int WIDTH_OF_A_SMALL_LETTER = 6;

	private static final int EDGE = 9;

	/** In the place of a state that is only shown. */
	private static final String DRILL = "drill";

	private Badge() {
	}

	static String svg(HealthReport report) {
		return svg("TETRIX status", "status", 34, 140, Sign.of(report),
				report.drill() ? DRILL : VerdictWords.word(report));
	}

	static String svg(CheckReport report) {
		int width = report.name().length() * WIDTH_OF_A_SMALL_LETTER;
		String word = (report.drill() != null) ? DRILL : report.status().wireName();
		// Room for the longest word, so that a page does not move when the state changes.
		int whole = EDGE + width + 26 + "unknown".length() * WIDTH_OF_A_LETTER + EDGE;
		return svg("TETRIX " + report.name(), report.name(), width, whole, Sign.of(report.status()), word);
	}

	private static String svg(String title, String label, int labelWidth, int width, Sign sign, String word) {
		int shapeAt = EDGE + labelWidth + 8;
		return """
				<svg xmlns="http://www.w3.org/2000/svg" width="%5$d" height="24" viewBox="0 0 %5$d 24" role="img" \
				aria-label="%6$s: %1$s">
				<title>%6$s: %1$s</title>
				<rect x=".5" y=".5" width="%7$d" height="23" rx="5.5" fill="#1A1917" stroke="#6B6560"/>
				<g font-family="ui-sans-serif,system-ui,sans-serif" font-size="12">
				<text x="9" y="16" fill="#C9C3BB" textLength="%8$d" lengthAdjust="spacingAndGlyphs">%9$s</text>
				<g transform="translate(%10$d 5.6) scale(.8)" fill="%2$s" color="%2$s">%3$s</g>
				<text x="%11$d" y="16" fill="#F2EEE9" font-weight="600" textLength="%4$d" \
				lengthAdjust="spacingAndGlyphs">%1$s</text>
				</g>
				</svg>
				""".formatted(word, colour(sign), sign.shape(), word.length() * WIDTH_OF_A_LETTER, width, title,
				width - 1, labelWidth, label, shapeAt, shapeAt + 18);
	}

	private static String colour(Sign sign) {
		return switch (sign) {
			case PASS -> "#4CC38A";
			case DEGRADED -> "#F0B429";
			case FAIL -> "#FF7A70";
			case UNKNOWN -> "#C9C3BB";
		};
	}

}
