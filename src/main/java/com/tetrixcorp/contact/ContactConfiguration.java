package com.tetrixcorp.contact;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.database.AbsentDatabase;
import com.tetrixcorp.database.OnDatabaseUrl;
import com.tetrixcorp.database.Removal;
import com.tetrixcorp.limit.Limits;
import com.tetrixcorp.site.PageModel;

/**
 * Puts the parts together: what takes messages, what staff read, and what removes them.
 */
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

	static final String OVER = """
			delete from contact_message where number = any (array(
			  select number from contact_message
			  where done_at < now() - :doneDays * interval '1 day' or received_at < now() - :days * interval '1 day'
			  limit :step for update skip locked))""";

	/** A visitor waits no longer for an answer, good or bad. */
	private static final Duration DEADLINE = Duration.ofSeconds(8);

	private final DataSource database;

	private final JdbcClient jdbc;

	ContactConfiguration(ObjectProvider<DataSource> database) {
		this.database = database.getIfAvailable(AbsentDatabase::new);
		this.jdbc = JdbcClient.create(this.database);
	}

	@Bean
	JdbcContactMessages contactMessages() {
		return new JdbcContactMessages(this.jdbc);
	}

	@Bean
	Reception contactReception(Limits limits, ContactProperties properties, ApplicationEventPublisher publisher) {
		TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(this.database));
		transactions.setTimeout((int) DEADLINE.toSeconds());
		return new Reception(transactions, new ContactStore(this.jdbc, properties.sameWithin()), limits, properties,
				publisher::publishEvent);
	}

	@Bean
	Opening contactOpening(ContactProperties properties) {
		return new Opening(properties.secret(), InstantSource.system());
	}

	@Bean
	ContactMetrics contactMetrics(MeterRegistry registry) {
		return new ContactMetrics(registry);
	}

	@Bean
	PageModel contactPageModel(ContactProperties properties) {
		return new PageModel(Set.of(ContactController.FORM), Map.of("kept", properties.kept()));
	}

	@Bean
	PageModel contactPrivacyModel(ContactProperties properties) {
		return new PageModel(Set.of("/privacy"), Map.of("contact", properties.kept()));
	}

	@Bean
	@Conditional(OnDatabaseUrl.class)
	Removal contactRemoval(@Qualifier("background") DataSource background, ContactProperties properties,
			ErrorHandler errors) {
		return new Removal("contact messages", JdbcClient.create(background), OVER,
				Map.of("doneDays", properties.kept().doneDays(), "days", properties.kept().days()), errors);
	}

}
