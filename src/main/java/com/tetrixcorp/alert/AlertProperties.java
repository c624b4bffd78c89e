package com.tetrixcorp.alert;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import com.tetrixcorp.setting.Forms;

/**
 * Who is told, and how.
 *
 * @param webhookUrl where messages are posted, itself a secret; blank: nobody is told
 * @param webhookSecret key that signs them, blank for no signature
 * @param format what the receiver understands
 * @param settle how long the first message of an incident waits for what else fails of
 * the same cause; one about a lost critical capability does not wait
 * @param stable how long an incident that came back must be gone until that is told
 * @param direct how long the message of an outage of the database waits for the instance
 * that told it directly to say so
 * @param connectTimeout until there is a connection to the receiver
 * @param timeout until the receiver has answered
 * @param claim how long a message is its sender's: longer than any sending; if that
 * sender dies, another sends the message after this
 * @param poll how often an instance that knows of no message looks for one
 * @param retry the pause after the first failure; doubled after each further one
 * @param longestRetry the longest pause
 * @param giveUp when to stop trying
 */
@Validated
@ConfigurationProperties("tetrix.alert")
record AlertProperties(@DefaultValue("") String webhookUrl, @DefaultValue("") String webhookSecret,
		@DefaultValue("auto") Format format, @DefaultValue("45s") Duration settle, @DefaultValue("15m") Duration stable,
		@DefaultValue("20s") Duration direct, @DefaultValue("2s") Duration connectTimeout,
		@DefaultValue("5s") Duration timeout, @DefaultValue("60s") Duration claim, @DefaultValue("60s") Duration poll,
		@DefaultValue("5s") Duration retry, @DefaultValue("10m") Duration longestRetry,
		@DefaultValue("24h") Duration giveUp) {

	private static final String SLACK = "hooks.slack.com";

	/** Or no message would ever be sent: its time is always about to be over. */
	@AssertTrue(message = "tetrix.alert.claim must be longer than twice tetrix.alert.timeout")
	boolean isClaimLongEnough() {
		return this.claim.compareTo(this.timeout.multipliedBy(2)) > 0;
	}

	/**
	 * The receiver.
	 * @return its address; empty if there is none, or what is set is none
	 */
	Optional<URI> receiver() {
		String url = this.webhookUrl.strip();
		return (url.isEmpty() || Forms.httpUrl(url).isPresent()) ? Optional.empty() : Optional.of(URI.create(url));
	}

	boolean malformed() {
		return !this.webhookUrl.isBlank() && receiver().isEmpty();
	}

	boolean slack() {
		return this.format == Format.SLACK || this.format == Format.AUTO
				&& receiver().map(URI::getHost).filter(SLACK::equalsIgnoreCase).isPresent();
	}

	@Override
	public String toString() {
		return "AlertProperties[webhookUrl=" + (this.webhookUrl.isBlank() ? "missing" : "set") + ", webhookSecret="
				+ (this.webhookSecret.isBlank() ? "missing" : "set") + ", format=" + this.format + "]";
	}

	/**
	 * What a receiver understands.
	 */
	enum Format {

		/** Slack's if the receiver is Slack, else plain. */
		AUTO,

		/** Slack's. */
		SLACK,

		/** The fields of a message as they are. */
		JSON

	}

}
