package com.tetrixcorp.verification;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How numbers are verified.
 *
 * @param secret key of the codes' HMACs and of the numbers' encryption; blank: nothing is
 * verified here
 * @param countries whose numbers are served; none: nothing is verified here
 * @param audiences for whom tokens are made; the first one if nobody is named
 * @param carriers who is asked to send, in this order
 * @param validity how long a code is good for
 * @param attempts how many codes are compared with one that was sent
 * @param resend when another code may be asked for
 * @param limits how many codes are sent
 * @param retry when to come back after a send that no carrier took
 * @param retention how long a verification is kept
 */
@ConfigurationProperties("tetrix.verification")
record VerificationProperties(@DefaultValue("") String secret, @DefaultValue List<String> countries,
		@DefaultValue("tetrixcorp.com") List<String> audiences, @DefaultValue List<String> carriers,
		@DefaultValue("5m") Duration validity, @DefaultValue("5") int attempts, @DefaultValue Resend resend,
		@DefaultValue SendLimits limits, @DefaultValue("30s") Duration retry, @DefaultValue("30d") Duration retention) {

	VerificationProperties {
		secret = secret.strip();
		countries = stripped(countries).stream().map((country) -> country.toUpperCase(Locale.ROOT)).toList();
		audiences = stripped(audiences);
		carriers = carriers.isEmpty() ? List.of("telnyx", "sinch") : stripped(carriers);
		if (audiences.isEmpty() || attempts < 1) {
			throw new IllegalArgumentException("Verification takes at least one audience and one attempt");
		}
	}

	boolean setUp() {
		return !this.secret.isEmpty() && !this.countries.isEmpty();
	}

	@Override
	public String toString() {
		return "VerificationProperties[setUp=" + setUp() + ", countries=" + this.countries + "]";
	}

	private static List<String> stripped(List<String> values) {
		return values.stream().map(String::strip).filter((value) -> !value.isEmpty()).toList();
	}

}
