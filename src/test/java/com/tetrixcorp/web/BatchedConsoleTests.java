package com.tetrixcorp.web;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BatchedConsoleTests {

	private final LoggerContext context = new LoggerContext();

	private final Pipe pipe = new Pipe();

	private final BatchedConsole console = new BatchedConsole(this.pipe);

	@BeforeEach
	void start() {
		this.context.setMDCAdapter(MDC.getMDCAdapter());
		this.console.setContext(this.context);
		this.console.setEncoder(new PlainLines());
		this.console.start();
	}

	@AfterEach
	void stop() {
		this.pipe.read();
		this.console.stop();
	}

	@Test
	void aLineAfterASilenceLeavesByItself() {
		this.pipe.read();

		log("first");
		await().until(() -> this.pipe.lines().equals(List.of("first")));
		log("second");
		await().until(() -> this.pipe.lines().equals(List.of("first", "second")));

		assertThat(this.pipe.writes()).isEqualTo(2);
	}

	@Test
	void linesThatComeMeanwhileLeaveTogetherAndInOrder() {
		log("0");
		await().until(this.pipe::isAsked);
		IntStream.rangeClosed(1, 100).forEach((number) -> log("" + number));
		this.pipe.read();

		await().until(() -> this.pipe.lines().size() == 101);
		assertThat(this.pipe.lines()).isEqualTo(IntStream.rangeClosed(0, 100).mapToObj(String::valueOf).toList());
		assertThat(this.pipe.writes()).as("the first, which was under way, and the others").isEqualTo(2);
	}

	@Test
	void whoLogsNeverWaitsAndWhatWasDroppedIsTold() {
		log("under way");
		await().until(this.pipe::isAsked);
		IntStream.range(0, BatchedConsole.CAPACITY).forEach((number) -> log("fits"));
		IntStream.range(0, 7).forEach((number) -> log("does not fit"));
		this.pipe.read();

		await().until(() -> this.pipe.lines().size() == BatchedConsole.CAPACITY + 2);
		assertThat(this.pipe.lines()).doesNotContain("does not fit")
			.endsWith("7 lines of the log were dropped, since nobody read it");
	}

	@Test
	void whatFitsExactlyIsNotToldAsDropped() {
		log("under way");
		await().until(this.pipe::isAsked);
		IntStream.range(0, BatchedConsole.CAPACITY).forEach((number) -> log("fits"));
		this.pipe.read();
		this.console.stop();

		assertThat(this.pipe.lines()).hasSize(BatchedConsole.CAPACITY + 1).endsWith("fits");
	}

	@Test
	void theEndWritesWhatStillWaits() {
		log("under way");
		await().until(this.pipe::isAsked);
		log("waits");
		this.pipe.read();
		this.console.stop();

		assertThat(this.pipe.lines()).containsExactly("under way", "waits");
	}

	@Test
	void theEndDoesNotWaitForEverForWhoeverReads() {
		log("under way");
		await().until(this.pipe::isAsked);

		await().atMost(Duration.ofSeconds(10)).until(() -> {
			this.console.stop();
			return true;
		});

		assertThat(this.pipe.lines()).isEmpty();
	}

	@Test
	void aLineThatCannotBeMadeCostsNoOther() {
		this.pipe.read();

		log(PlainLines.BROKEN);
		log("next");

		await().until(() -> this.pipe.lines().equals(List.of("next")));
	}

	@Test
	void aLineTellsWhatHeldWhenItWasSaid() {
		log("under way");
		await().until(this.pipe::isAsked);
		MDC.put("requestId", "then");
		log("line");
		MDC.put("requestId", "later");
		this.pipe.read();

		try {
			await().until(() -> this.pipe.lines().equals(List.of("under way", "line then")));
		}
		finally {
			MDC.clear();
		}
	}

	private void log(String message) {
		this.console.doAppend(new LoggingEvent(BatchedConsoleTests.class.getName(), this.context.getLogger("test"),
				Level.INFO, message, null, null));
	}

	/** The message, and the request where there is one. */
	private static final class PlainLines extends EncoderBase<ILoggingEvent> {

		static final String BROKEN = "broken";

		@Override
		public byte[] encode(ILoggingEvent event) {
			if (event.getMessage().equals(BROKEN)) {
				throw new IllegalStateException(BROKEN);
			}
			Map<String, String> facts = event.getMDCPropertyMap();
			String line = event.getFormattedMessage()
					+ facts.values().stream().map((it) -> " " + it).findFirst().orElse("");
			return (line + "\n").getBytes(StandardCharsets.UTF_8);
		}

		@Override
		public byte[] headerBytes() {
			return new byte[0];
		}

		@Override
		public byte[] footerBytes() {
			return new byte[0];
		}

	}

	/** Takes nothing before somebody reads. */
	private static final class Pipe extends OutputStream {

		private final CountDownLatch read = new CountDownLatch(1);

		private final CountDownLatch asked = new CountDownLatch(1);

		private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

		private int writes;

		@Override
		public void write(int single) {
			write(new byte[] { (byte) single }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int from, int length) {
			this.asked.countDown();
			boolean interrupted = false;
			// Like a pipe, which an interruption does not end.
			while (true) {
				try {
					this.read.await();
					break;
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
			synchronized (this) {
				this.writes++;
				this.taken.write(bytes, from, length);
			}
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}

		boolean isAsked() {
			return this.asked.getCount() == 0;
		}

		void read() {
			this.read.countDown();
		}

		synchronized int writes() {
			return this.writes;
		}

		synchronized List<String> lines() {
			return this.taken.toString(StandardCharsets.UTF_8).lines().toList();
		}

	}

}
