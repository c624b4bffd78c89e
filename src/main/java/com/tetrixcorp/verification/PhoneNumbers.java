package com.tetrixcorp.verification;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;

import com.tetrixcorp.verification.VerificationRefused.Reason;

/**
 * Tells which numbers are served: valid ones of the listed countries that one person
 * holds, so neither those that anybody can have without a phone nor those that earn their
 * owner money. Asked before any carrier.
 */
final class PhoneNumbers {

	/** Digits, and what people put between them; libphonenumber would read words too. */
	private static final Predicate<String> TYPED = Pattern.compile("\\+[\\d\\p{Zs}()./\\-\\u2010-\\u2015]{5,40}")
		.asMatchPredicate();

	/** In North America nobody can tell a mobile number from a fixed one. */
	private static final Set<PhoneNumberType> SERVED = Set.of(PhoneNumberType.MOBILE,
			PhoneNumberType.FIXED_LINE_OR_MOBILE);

	private static final int SHOWN_AT_THE_END = 3;

	private static final int SHOWN_AFTER_THE_COUNTRY = 3;

	/** Of shorter ones too little would be left to hide. */
	private static final int LONG = 9;

	private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

	private final Set<String> countries;

	PhoneNumbers(List<String> countries) {
		this.countries = Set.copyOf(countries);
	}

	/**
	 * Reads a number.
	 * @param typed as it was typed
	 * @return the number, if it is served
	 */
	PhoneNumber read(String typed) {
		Phonenumber.PhoneNumber number = parse(typed.strip());
		String country = this.numbers.getRegionCodeForNumber(number);
		// The international networks, of no country, come as null or 001.
		if (country == null || !this.countries.contains(country)) {
			throw new VerificationRefused(Reason.COUNTRY_NOT_SERVED);
		}
		if (!SERVED.contains(this.numbers.getNumberType(number))) {
			throw new VerificationRefused(Reason.TYPE_NOT_SERVED);
		}
		return describe(number, country);
	}

	/**
	 * Describes a number that was served when it was read first.
	 * @param e164 the number
	 * @return the number; {@code country} may be one that is no longer served
	 */
	PhoneNumber known(String e164) {
		Phonenumber.PhoneNumber number = parse(e164);
		return describe(number, String.valueOf(this.numbers.getRegionCodeForNumber(number)));
	}

	private Phonenumber.PhoneNumber parse(String typed) {
		if (!TYPED.test(typed)) {
			throw new VerificationRefused(Reason.INVALID_NUMBER);
		}
		try {
			Phonenumber.PhoneNumber number = this.numbers.parse(typed, null);
			if (this.numbers.isValidNumber(number)) {
				return number;
			}
		}
		catch (NumberParseException ex) {
			// Its text repeats what was typed.
		}
		throw new VerificationRefused(Reason.INVALID_NUMBER);
	}

	private PhoneNumber describe(Phonenumber.PhoneNumber number, String country) {
		String e164 = this.numbers.format(number, PhoneNumberFormat.E164);
		String code = "+" + number.getCountryCode();
		boolean isLong = e164.length() - code.length() >= LONG;
		String start = e164.substring(0, code.length() + (isLong ? SHOWN_AFTER_THE_COUNTRY : 0));
		return new PhoneNumber(e164, country, start + "•••" + e164.substring(e164.length() - SHOWN_AT_THE_END));
	}

}
