package com.tetrixcorp.contact;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages are taken, and how long they are kept.
 *
 * @param secret key of the seal on the moment at which a form was opened; blank: a random
 * one, which no other instance knows
 * @param sameWithin for how long the same, sent again, is the same message
 * @param haste what is sent sooner after the form was opened is shown once more
 * @param perClient messages of one client, an IPv4 address or IPv6 /64 network, per hour
 * @param perEmail messages under one e-mail address per day
 * @param overall messages of all together per hour
 * @param kept how long they are kept
 */
@Validated
@ConfigurationProperties("tetrix.contact")
record ContactProperties(@DefaultValue("") String secret, @DefaultValue("24h") Duration sameWithin,
		@DefaultValue("2s") Duration haste, @DefaultValue("10") @Min(1) int perClient,
		@DefaultValue("10") @Min(1) int perEmail, @DefaultValue("300") @Min(1) int overall,
		@DefaultValue @Valid Kept kept) {

	@Override
	public String toString() {
		return "ContactProperties[secret=" + (this.secret.isBlank() ? "missing" : "set") + ", kept=" + this.kept + "]";
	}

}
