package com.tetrixcorp.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/**
 * What a logger would write in production. The format of the console is chosen once per
 * process, so a test cannot switch that.
 */
final class EcsLog implements AutoCloseable {

	private final Logger logger;

	private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

	private final ByteArrayOutputStream written = new ByteArrayOutputStream();

	EcsLog(String name) {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(context);
		encoder.setFormat(EcsLines.class.getName());
		encoder.start();
		this.appender.setContext(context);
		this.appender.setEncoder(encoder);
		this.appender.setOutputStream(this.written);
		this.appender.start();
		this.logger = context.getLogger(name);
		this.logger.addAppender(this.appender);
	}

	String text() {
		return this.written.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.appender);
		this.appender.stop();
	}

}
