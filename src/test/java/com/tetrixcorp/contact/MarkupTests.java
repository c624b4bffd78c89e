package com.tetrixcorp.contact;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkupTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<b>bold</b> words                       | bold words
			<script>alert(1)</script>Hello          | alert(1)Hello
			Hello<br>you<br/>there<BR />            | Helloyouthere
			<a href="https://x.example">here</a>    | here
			a<!-- <b> nothing --> b                 | a b
			<!DOCTYPE html>text                     | text
			<![CDATA[ x ]]>text                     | text
			<?xml version="1.0"?>text               | text
			<x-element role=none>text</x-element>   | text
			<svg/onload=alert(1)>text               | text
			<scr<b>ipt>text</scr</b>ipt>            | text
			<a<a<a<a>>>>text                        | < a< a>>text
			x <y                                    | x < y
			</>                                     | < />
			<img title="<" src=x onerror=alert(1)>  | < img title="<" src=x onerror=alert(1)>
			<a@b/onclick=alert(1)>x                 | < a@b/onclick=alert(1)>x
			<x_ onclick=alert(1)>                   | < x_ onclick=alert(1)>
			<svg:a onclick=alert(1)>                | < svg:a onclick=alert(1)>
			<img src=x onerror=alert(1)             | < img src=x onerror=alert(1)
			<https://x"onclick=alert(1)>            | < https://x"onclick=alert(1)>
			text <!-- open                          | text < !-- open
			""")
	void whatIsHtmlIsTakenOut(String text, String left) {
		assertThat(Markup.removedFrom(text)).isEqualTo(left);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "I <3 you", "1 < 2 and 3 > 2", "<-- look there", "Ann <ann@example.com>",
			"<https://tetrixcorp.com>", "a << b >> c", "&lt;b&gt; & more", "<", "<>", "< b >" })
	void whatIsNoneIsKept(String text) {
		assertThat(Markup.removedFrom(text)).isEqualTo(text);
	}

	@Test
	void aTagOverSeveralLinesIsOne() {
		assertThat(Markup.removedFrom("a<img\nsrc='x'\nonerror='y'>b")).isEqualTo("ab");
	}

	@Test
	void aTextThatIsMadeToTakeLongDoesNot() {
		assertThat(Markup.removedFrom("<!--".repeat(15_000))).hasSize(75_000);
		assertThat(Markup.removedFrom("<a ".repeat(20_000))).hasSize(80_000);
		assertThat(Markup.removedFrom("<a".repeat(15_000) + ">".repeat(15_000))).doesNotContain("<a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<a%s", "<%s", "<a@%s", "<https://%s", "<a %s", "<!--%s", "</%s" })
	@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void neitherDoesOneTagThatDoesNotEnd(String beginning) {
		for (String filling : List.of("@", "a@", "a", "/", "-", "a ", "=", "a=", "!")) {
			String text = beginning.formatted(filling.repeat(60_000));
			assertThat(Markup.removedFrom(text)).as(filling).isNotEmpty();
		}
	}

}
