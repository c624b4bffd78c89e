package com.tetrixcorp.site;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;

/**
 * Starts the pages and the status page on a free port, without what other packages add.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = SiteSetup.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "tetrix.alias-domains=tetrix.example", "tetrix.primary-domain=localhost",
				"management.endpoint.health.validate-group-membership=false", "management.server.port=-1" })
public @interface SiteTest {

}
