package com.tetrixcorp.staff;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import com.tetrixcorp.database.AbsentDatabase;

/**
 * Puts the log of what staff do beside both ways to the database: what is done and what
 * is written of it must be one transaction, whichever way the deed takes.
 */
@Configuration(proxyBeanMethods = false)
class StaffConfiguration {

	/** The way of incidents, and of the messages about them. */
	static final String BACKGROUND = "background";

	@Bean
	AuditLog auditLog(ObjectProvider<DataSource> database) {
		return new AuditLog(JdbcClient.create(database.getIfAvailable(AbsentDatabase::new)));
	}

	@Bean
	@Primary
	AuditedActions auditedActions(ObjectProvider<DataSource> database) {
		return on(database.getIfAvailable(AbsentDatabase::new));
	}

	@Bean
	@Qualifier(BACKGROUND)
	AuditedActions auditedActionsOnIncidents(@Qualifier(BACKGROUND) ObjectProvider<DataSource> database) {
		return on(database.getIfAvailable(AbsentDatabase::new));
	}

	private static AuditedActions on(DataSource source) {
		return new AuditedActions(new AuditLog(JdbcClient.create(source)),
				new TransactionTemplate(new JdbcTransactionManager(source)));
	}

}
