package com.tetrixcorp.web;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class EcsLinesTests {

	private static final Logger logger = (Logger) LoggerFactory.getLogger("ecs-lines");

	@Test
	void whateverIsSaidIsOneLine() throws Exception {
		assertThat(line(logger.atWarn(), "a \"quoted\"\nsecond\tline \\ \u00e9 \ud83d\ude00").at("/message").asText())
			.isEqualTo("a \"quoted\"\nsecond\tline \\ \u00e9 \ud83d\ude00");
	}

	@Test
	void levelLoggerAndThreadAreTold() throws Exception {
		JsonNode line = line(logger.atError(), "x");

		assertThat(line.at("/log/level").asText()).isEqualTo("ERROR");
		assertThat(line.at("/log/logger").asText()).isEqualTo("ecs-lines");
		assertThat(line.at("/process/thread/name").asText()).isEqualTo(Thread.currentThread().getName());
		assertThat(line.at("/@timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
		assertThat(line.at("/ecs/version").asText()).isEqualTo("8.11");
	}

	@Test
	void namesWithDotsAreObjectsAndNumbersAreNumbers() throws Exception {
		JsonNode line = line(logger.atInfo()
			.addKeyValue("a.b.c", 7)
			.addKeyValue("a.b.d", 8L)
			.addKeyValue("a.e", true)
			.addKeyValue("f", "text"), "x");

		assertThat(line.at("/a/b/c").isInt()).isTrue();
		assertThat(line.at("/a/b/d").longValue()).isEqualTo(8);
		assertThat(line.at("/a/e").asText()).isEqualTo("true");
		assertThat(line.at("/f").asText()).isEqualTo("text");
	}

	@Test
	void aNameThatIsTakenIsNotTakenAgain() throws Exception {
		JsonNode line = line(logger.atInfo().addKeyValue("a", "first").addKeyValue("a.b", "within").addKeyValue("a", 2),
				"x");

		assertThat(line.at("/a").asText()).isEqualTo("first");
	}

	@Test
	void nothingIsSaidOfWhatIsNotThere() throws Exception {
		JsonNode line = line(logger.atInfo().addKeyValue("none", (Object) null), "x");

		assertThat(line.has("none")).isFalse();
		assertThat(line.has("error")).isFalse();
		assertThat(line.toString()).doesNotContain("null");
	}

	@Test
	void theContextOfTheRequestIsTold() throws Exception {
		MDC.put("requestId", "id-of-the-request");
		try {
			assertThat(line(logger.atInfo(), "x").at("/requestId").asText()).isEqualTo("id-of-the-request");
		}
		finally {
			MDC.remove("requestId");
		}
	}

	@Test
	void aFailureHasItsKindItsWordsAndItsPlace() throws Exception {
		JsonNode line = line(logger.atError().setCause(new IllegalStateException("broken", new Exception("why"))), "x");

		assertThat(line.at("/error/type").asText()).isEqualTo("java.lang.IllegalStateException");
		assertThat(line.at("/error/message").asText()).isEqualTo("broken");
		assertThat(line.at("/error/stack_trace").asText()).contains("EcsLinesTests",
				"Caused by: java.lang.Exception: why");
	}

	@Test
	void whoSpeaksIsTold() throws Exception {
		JsonNode line = line(logger.atInfo(), "x");

		assertThat(line.at("/process/pid").longValue()).isEqualTo(4711);
		assertThat(line.at("/service").toString()).isEqualTo("{\"name\":\"tetrix\",\"environment\":\"production\"}");
	}

	private static JsonNode line(LoggingEventBuilder event, String message) throws Exception {
		ListAppender<ILoggingEvent> said = new ListAppender<>();
		said.start();
		logger.addAppender(said);
		event.log(message);
		logger.detachAppender(said);
		String line = lines().format(said.list.get(0));
		assertThat(line).endsWith("\n");
		assertThat(line.lines()).hasSize(1);
		return new ObjectMapper().readTree(line);
	}

	private static EcsLines lines() {
		ThrowableProxyConverter stackTraces = new ThrowableProxyConverter();
		stackTraces.start();
		return new EcsLines(new MockEnvironment().withProperty("spring.application.pid", "4711")
			.withProperty("spring.application.name", "tetrix")
			.withProperty("logging.structured.ecs.service.environment", "production"), stackTraces);
	}

}
