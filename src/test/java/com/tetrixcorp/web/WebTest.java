package com.tetrixcorp.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of the service as it runs, with some routes more: real server, real sockets.
 * What each test needs beyond is added by {@code @TestPropertySource}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestRoutes.class)
@TestPropertySource(properties = { "tetrix.shutdown.drain=0s", "tetrix.web.rate-limit.pages=1000000",
		"tetrix.web.rate-limit.api=1000000", "tetrix.web.rate-limit.writes=1000000", TestRoutes.WANTED + "=true" })
@interface WebTest {

}
