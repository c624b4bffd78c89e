package com.tetrixcorp.contact;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DraftRulesTests {

	private static final String GRIN = "😀";

	@ParameterizedTest
	@ValueSource(strings = { "A", "Ngô Thị Bảo", "山田太郎", "محمد بن عبد الله", "שרה", "Ελένη", "Олена", "अनुष्का",
			"สมชาย", "가나다", "O’Brien-Łukasz Jr.", "X Æ A-12", "می‌خواهم", "<b>Ann</b>", "Robert'); drop table x;--" })
	void aNameMayBeOfAnyScript(String name) {
		assertThat(fieldsOf(name, "a@example.com", "x")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\u00a0\u3000", "\u200b\u200e", "42", "...", "Ann\nB", "Ann\tB", "Ann\u0000",
			"Ann\u0085", "Ann\ud83d" })
	void aNameMustBeOne(String name) {
		assertThat(fieldsOf(name, "a@example.com", "x")).containsExactly("name");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "a@example.com", "a.b+c@sub.example.co.uk", "o'brien@example.ie", "用户@例子.公司", "юзер@пример.рф",
					"a@xn--fsqu00a.xn--0zwm56d", "A@EXAMPLE.COM", "a@example.museum", "a_b@example.solutions" })
	void anAddressThatMayExistIsTaken(String email) {
		assertThat(fieldsOf("Ann", email, "x")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "a@", "@example.com", "a@b", "a@example..com", "a..b@example.com",
			"a@@example.com", "a@b@example.com", "a b@example.com", "a@example.com,b@example.com",
			"Ann <a@example.com>", "a@example.com\nBcc: b@example.com", "a(x)@example.com", "a@[192.0.2.1]",
			"a@192.0.2.1", "a@-example.com", "a@example.c\u0000om", "mailto:a@example.com\u0007", "a@example.com." })
	void whatNoAnswerCouldReachIsNot(String email) {
		assertThat(fieldsOf("Ann", email, "x")).containsExactly("email");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "?", "one\n\ntwo\tthree", "<script>alert(1)</script>", "😀", "نص\u200f عربي" })
	void aMessageIsWhateverCanBeTyped(String message) {
		assertThat(fieldsOf("Ann", "a@example.com", message)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n\t ", "\u200b", "x\u0000", "x\u001b[31m", "x\u007f", "x\u009f", "x\udc00" })
	void butNotNothingAndNotWhatCannotBeTyped(String message) {
		assertThat(fieldsOf("Ann", "a@example.com", message)).containsExactly("message");
	}

	@ParameterizedTest
	@CsvSource({ "name, 100", "message, 5000" })
	void lengthsAreCountedInWholeCharacters(String field, int longest) {
		for (String character : List.of("a", "é", "字", "𝒳")) {
			assertThat(fieldsOf(field, character.repeat(longest))).as(character).isEmpty();
			assertThat(fieldsOf(field, character.repeat(longest + 1))).as(character).containsExactly(field);
		}
		assertThat(fieldsOf("message", GRIN.repeat(5_000))).isEmpty();
		assertThat(fieldsOf("message", GRIN.repeat(5_001))).containsExactly("message");
	}

	@Test
	void anAddressHasAnEndToo() {
		String domain = ("d".repeat(60) + ".").repeat(3) + "museum";
		String longest = "a".repeat(254 - domain.length() - 1) + "@" + domain;

		assertThat(fieldsOf("email", longest)).isEmpty();
		assertThat(fieldsOf("email", "a" + longest)).containsExactly("email");
	}

	@Test
	void aLineBreakOfAnyKindIsOneCharacter() {
		String text = "a\r\n".repeat(2_499) + "aa";

		assertThat(Draft.of("Ann", "a@example.com", text).message()).doesNotContain("\r").hasSize(5_000);
		assertThat(fieldsOf("message", text)).isEmpty();
		assertThat(Draft.of("Ann", "a@example.com", "a\rb").message()).isEqualTo("a\nb");
	}

	@Test
	void blanksAroundWhatIsTypedAreNotItsAuthors() {
		assertThat(Draft.of(" Ann ", "\ta@example.com ", "\n x \n\n"))
			.isEqualTo(new Draft("Ann", "a@example.com", "x"));
	}

	@Test
	void everyFlawIsToldAtOnceInTheOrderOfTheFieldsAndAsASentence() {
		List<Flaw> flaws = DraftRules.flaws(Draft.of(null, null, null));

		assertThat(flaws).extracting(Flaw::field).containsExactly("name", "email", "message");
		assertThat(flaws).extracting(Flaw::message).allMatch((it) -> it.matches("[A-Z].*\\."));
		assertThat(DraftRules.flaws(Draft.of("Ann", "a@example.com", "x".repeat(5_312))).get(0).message())
			.isEqualTo("A message has at most 5,000 characters here; this one has 5,312.");
	}

	@Test
	void nothingOfAPersonIsShownByAccident() {
		assertThat(Draft.of("Ann", "a@example.com", "secret").toString()).doesNotContain("Ann", "example", "secret");
	}

	private static List<String> fieldsOf(String field, String value) {
		return fieldsOf(field.equals("name") ? value : "Ann", field.equals("email") ? value : "a@example.com",
				field.equals("message") ? value : "x");
	}

	private static List<String> fieldsOf(String name, String email, String message) {
		return DraftRules.flaws(Draft.of(name, email, message)).stream().map(Flaw::field).toList();
	}

}
