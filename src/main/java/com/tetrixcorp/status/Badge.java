package com.tetrixcorp.status;

import com.tetrixcorp.health.HealthReport;

/**
 * Draws the verdict for a page that is not ours to style: light on dark, so that it reads
 * on any ground, and always of one size.
 */
final class Badge {

	/** Fonts differ; the drawing must not. */
	private static final int WIDTH_OF_A_LETTER = 7;

	private Badge() {
	}

	static String svg(HealthReport report) {
		Sign sign = Sign.of(report);
		String word = VerdictWords.word(report);
		return """
				<svg xmlns="http://www.w3.org/2000/svg" width="140" height="24" viewBox="0 0 140 24" role="img" \
				aria-label="TETRIX status: %1$s">
				<title>TETRIX status: %1$s</title>
				<rect x=".5" y=".5" width="139" height="23" rx="5.5" fill="#1A1917" stroke="#6B6560"/>
				<g font-family="ui-sans-serif,system-ui,sans-serif" font-size="12">
				<text x="9" y="16" fill="#C9C3BB" textLength="34" lengthAdjust="spacingAndGlyphs">status</text>
				<g transform="translate(51 5.6) scale(.8)" fill="%2$s" color="%2$s">%3$s</g>
				<text x="69" y="16" fill="#F2EEE9" font-weight="600" textLength="%4$d" \
				lengthAdjust="spacingAndGlyphs">%1$s</text>
				</g>
				</svg>
				""".formatted(word, colour(sign), sign.shape(), word.length() * WIDTH_OF_A_LETTER);
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
