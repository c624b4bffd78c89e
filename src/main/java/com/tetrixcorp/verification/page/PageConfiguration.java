package com.tetrixcorp.verification.page;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.database.AbsentDatabase;
import com.tetrixcorp.site.PageRenderer;
import com.tetrixcorp.verification.VerificationFacts;

/**
 * Puts the pages together.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

	@Bean
	VerifyPages verifyPages(PageRenderer renderer, VerificationFacts facts) {
		return new VerifyPages(renderer, facts);
	}

	@Bean
	Measurements measurements(ObjectProvider<DataSource> database) {
		return new Measurements(JdbcClient.create(database.getIfAvailable(AbsentDatabase::new)));
	}

}
