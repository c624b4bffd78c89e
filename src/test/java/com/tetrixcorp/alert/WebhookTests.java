package com.tetrixcorp.alert;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
@ExtendWith(OutputCaptureExtension.class)
class WebhookTests {

	private static final Message MESSAGE = new Message("incident/17/opened", "opened", Message.Mood.BAD,
			"TETRIX is unhealthy: <telnyx> & sinch fail", List.of("a line"),
			"https://tetrix.example/status/incidents/17", Map.of("incident", 17));

	private Receiver receiver;

	@BeforeEach
	void start() throws IOException {
		this.receiver = new Receiver();
	}

	@AfterEach
	void stop(CapturedOutput output) {
		this.receiver.close();
		assertThat(output.getAll()).doesNotContain("secret-path");
	}

	@ParameterizedTest
	@CsvSource({ "200, 2xx, true", "204, 2xx, true", "299, 2xx, true", "302, 3xx, false", "304, 3xx, false",
			"400, 4xx, false", "404, 4xx, false", "429, 4xx, false", "500, 5xx, false", "503, 5xx, false" })
	void onlyASuccessIsADelivery(int status, String what, boolean delivered) throws Exception {
		this.receiver.refuse(status);
		assertThat(send(this.receiver.url())).isEqualTo(new Delivery(delivered, what));
	}

	@Test
	void aRedirectIsNotFollowed() throws Exception {
		this.receiver.behave((exchange) -> {
			exchange.getResponseHeaders().set("Location", this.receiver.url() + "/elsewhere");
			return Receiver.answer(exchange, 307);
		});
		assertThat(send(this.receiver.url())).isEqualTo(new Delivery(false, "3xx"));
		assertThat(this.receiver.asked()).hasSize(1);
	}

	@Test
	void aReceiverThatHangsIsGivenUpInTime() throws Exception {
		this.receiver.hang();
		long start = System.nanoTime();
		assertThat(send(this.receiver.url())).isEqualTo(new Delivery(false, "timeout"));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(950),
				Duration.ofSeconds(3));
	}

	@Test
	void aReceiverThatAnswersAndThenTalksOnForEverHasReceivedIt() throws Exception {
		this.receiver.behave((exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			byte[] chatter = "x".repeat(1024).getBytes(StandardCharsets.UTF_8);
			OutputStream body = exchange.getResponseBody();
			for (int i = 0; i < 1_000_000; i++) {
				body.write(chatter);
			}
			return true;
		});
		long start = System.nanoTime();
		assertThat(send(this.receiver.url())).isEqualTo(new Delivery(true, "2xx"));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
	}

	@Test
	void aReceiverThatAnswersAndNeverEndsHasReceivedItToo() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread thread = new Thread(() -> answerAndHang(server), "half-answer");
			thread.setDaemon(true);
			thread.start();
			long start = System.nanoTime();
			assertThat(send("http://127.0.0.1:" + server.getLocalPort() + "/secret-path"))
				.isEqualTo(new Delivery(true, "2xx"));
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
		}
	}

	private static void answerAndHang(ServerSocket server) {
		try (var socket = server.accept()) {
			socket.getInputStream().read(new byte[8192]);
			socket.getOutputStream()
				.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().flush();
			Thread.sleep(5_000);
		}
		catch (IOException ex) {
			// The client has left, or the test is over.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void aConnectionThatIsClosedWithoutAnAnswerIsNone() throws Exception {
		this.receiver.behave((exchange) -> {
			exchange.close();
			return false;
		});
		assertThat(send(this.receiver.url())).isEqualTo(new Delivery(false, "connect"));
	}

	@Test
	void nobodyThereIsAFailureOfTheConnection() throws Exception {
		String url = this.receiver.url();
		this.receiver.close();
		assertThat(send(url)).isEqualTo(new Delivery(false, "connect"));
	}

	@Test
	void aNameThatNobodyKnowsIsToldByItsClassOnly() throws Exception {
		assertThat(send("https://secret-path.invalid/hook").delivered()).isFalse();
		assertThat(send("https://secret-path.invalid/hook").what()).isIn("dns", "connect");
	}

	// Computed with: openssl dgst -sha256 -hmac.
	@Test
	void theSignatureIsWhatOpensslComputes() {
		assertThat(Signature.of("a secret of 24 letters!!", "1764000000", "{\"id\":\"drill/1\"}"))
			.isEqualTo("v1=25a06cdc1009c8de7a9c21427a17e793ca4bef0fd3527f21ccccbc552df5f15d");
	}

	@Test
	void whatIsSentIsSignedWithItsMomentAndItsBody() throws Exception {
		send(this.receiver.url());
		Receiver.Request request = this.receiver.asked().get(0);
		assertThat(request.key()).isEqualTo("incident/17/opened");
		assertThat(request.timestamp()).isEqualTo("1764000000");
		assertThat(request.signature()).isEqualTo(Signature.of("sixteen characters", "1764000000", request.body()));
		assertThat(request.signature()).isNotEqualTo(Signature.of("sixteen characters", "1764000001", request.body()))
			.isNotEqualTo(Signature.of("sixteen characters", "1764000000", request.body() + " "));
	}

	@Test
	void withoutASecretNothingIsSigned() throws Exception {
		AlertProperties signed = AlertInstance.quick(this.receiver.url());
		AlertProperties unsigned = new AlertProperties(signed.webhookUrl(), " ", signed.format(), signed.settle(),
				signed.stable(), signed.direct(), signed.connectTimeout(), signed.timeout(), signed.claim(),
				signed.poll(), signed.retry(), signed.longestRetry(), signed.giveUp());
		new Webhook(unsigned, unsigned.receiver().orElseThrow(), InstantSource.system()).send(MESSAGE);
		assertThat(this.receiver.asked()).singleElement().satisfies((it) -> assertThat(it.signature()).isNull());
	}

	@ParameterizedTest
	@CsvSource({ "https://hooks.slack.com/services/T0/B0/x, AUTO, true", "https://HOOKS.slack.com/x, AUTO, true",
			"https://hooks.slack.com.example.org/x, AUTO, false", "https://example.org/hooks.slack.com, AUTO, false",
			"https://example.org/x, SLACK, true", "https://hooks.slack.com/x, JSON, false" })
	void slackIsKnownByItsHost(String url, AlertProperties.Format format, boolean slack) {
		AlertProperties some = AlertInstance.quick(url);
		assertThat(
				new AlertProperties(url, "", format, some.settle(), some.stable(), some.direct(), some.connectTimeout(),
						some.timeout(), some.claim(), some.poll(), some.retry(), some.longestRetry(), some.giveUp())
					.slack())
			.isEqualTo(slack);
	}

	@Test
	void slacksFormatIsValidAndEscaped() throws IOException {
		JsonNode body = new ObjectMapper().readTree(MessageFormat.slack(MESSAGE));
		assertThat(body.fieldNames()).toIterable().containsExactly("text", "attachments");
		assertThat(body.path("text").asText()).isEqualTo("TETRIX is unhealthy: &lt;telnyx&gt; &amp; sinch fail");
		assertThat(body.path("attachments")).singleElement().satisfies((attachment) -> {
			assertThat(attachment.path("color").asText()).matches("#[0-9A-F]{6}");
			assertThat(attachment.path("text").asText())
				.isEqualTo("a line\n<https://tetrix.example/status/incidents/17|More about it>");
		});
	}

	@Test
	void aMessageThatIsKeptIsTheSameAfterwards() {
		Map<String, Object> facts = new LinkedHashMap<>();
		facts.put("verdict", "degraded");
		facts.put("scope", null);
		facts.put("checks", List.of(Map.of("name", "telnyx")));
		Message message = new Message("warning/x", "warning", Message.Mood.UNEASY, "\"Title\"", List.of("one", "two"),
				null, facts);
		assertThat(StoredMessage.read(StoredMessage.write(message))).isEqualTo(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "not a url", "ftp://example.org/x", "https://user:word@example.org/x" })
	void whatIsNoReceiverIsNone(String url) {
		AlertProperties properties = AlertInstance.quick(url);
		assertThat(properties.receiver()).isEmpty();
		assertThat(properties.malformed()).isEqualTo(!url.isBlank());
	}

	@Test
	void theSettingsDoNotSayTheirSecrets() {
		assertThat(AlertInstance.quick("https://example.org/secret-path").toString()).doesNotContain("secret-path",
				"sixteen", "example.org");
	}

	private Delivery send(String url) throws InterruptedException {
		AlertProperties properties = AlertInstance.quick(url);
		return new Webhook(properties, properties.receiver().orElseThrow(),
				InstantSource.fixed(Instant.ofEpochSecond(1764000000)))
			.send(MESSAGE);
	}

}
