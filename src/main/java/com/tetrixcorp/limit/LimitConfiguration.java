package com.tetrixcorp.limit;

import java.util.Map;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.database.AbsentDatabase;
import com.tetrixcorp.database.OnDatabaseUrl;
import com.tetrixcorp.database.Removal;

/**
 * Puts the limits on the application's pool, and what tidies up after them in the
 * background.
 */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

	static final String EXPIRED = """
			delete from limit_use where ctid = any (array(
			  select ctid from limit_use where expires_at < now()
			  order by expires_at limit :step for update skip locked))""";

	@Bean
	Limits limits(ObjectProvider<DataSource> database, LimitProperties properties) {
		return new JdbcLimits(JdbcClient.create(database.getIfAvailable(AbsentDatabase::new)),
				new SubjectHash(properties.secret()));
	}

	@Bean
	@Conditional(OnDatabaseUrl.class)
	Removal limitRemoval(@Qualifier("background") DataSource database, ErrorHandler errors) {
		return new Removal("uses of limits", JdbcClient.create(database), EXPIRED, Map.of(), errors);
	}

}
