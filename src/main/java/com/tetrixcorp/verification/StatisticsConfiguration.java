package com.tetrixcorp.verification;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.database.AbsentDatabase;

/**
 * Lets verifications be counted, whether or not any can be made here.
 */
@Configuration(proxyBeanMethods = false)
class StatisticsConfiguration {

	@Bean
	SendStatistics sendStatistics(ObjectProvider<DataSource> database) {
		return new JdbcSendStatistics(JdbcClient.create(database.getIfAvailable(AbsentDatabase::new)));
	}

}
