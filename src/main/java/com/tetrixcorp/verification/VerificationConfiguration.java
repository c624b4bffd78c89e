package com.tetrixcorp.verification;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.database.AbsentDatabase;
import com.tetrixcorp.database.OnDatabaseUrl;
import com.tetrixcorp.database.Removal;
import com.tetrixcorp.limit.Limits;

/**
 * Puts the use case together.
 */
@Configuration(proxyBeanMethods = false)
class VerificationConfiguration {

	static final String TOO_OLD = """
			delete from verification where id = any (array(
			  select id from verification where created_at < now() - :age * interval '1 second'
			  order by created_at limit :step for update skip locked))""";

	private static final Logger logger = LoggerFactory.getLogger(VerificationConfiguration.class);

	private static final Duration CONVERSION_PAUSE = Duration.ofMinutes(2);

	@Bean
	VerificationMetrics verificationMetrics(MeterRegistry registry) {
		return new VerificationMetrics(registry);
	}

	@Bean
	PhoneVerification phoneVerification(VerificationProperties properties, ObjectProvider<DataSource> database,
			Limits limits, ObjectProvider<Carrier> carriers, ObjectProvider<VerificationTokens> tokens,
			VerificationMetrics metrics) {
		if (!properties.setUp()) {
			logger.info("No phone is verified: VERIFICATION_SECRET or VERIFICATION_COUNTRIES is not set");
			return new NotSetUp();
		}
		DataSource source = database.getIfAvailable(AbsentDatabase::new);
		TransactionOperations transactions = new TransactionTemplate(new JdbcTransactionManager(source));
		VerificationStore store = new VerificationStore(JdbcClient.create(source));
		Vault vault = Vault.of(properties);
		TokenDesk desk = new TokenDesk(tokens, properties.audiences());
		List<Carrier> inOrder = Routes.inOrder(carriers.stream().toList(), properties.carriers());
		SendLog log = new SendLog(JdbcClient.create(source));
		Dispatch dispatch = new Dispatch(inOrder, log, metrics,
				new Disguise(log::latest, new SecureRandom(), Disguise.Pause::sleep));
		Allowances allowances = new Allowances(limits, properties.limits(), nested(source));
		Delivery delivery = new Delivery(properties, vault.codes(), store, allowances, dispatch, transactions);
		CodeSending sending = new CodeSending(properties, vault, store, allowances, dispatch, delivery, desk,
				transactions);
		return new Verifications(sending, new CodeChecking(properties, vault, store, desk, transactions, metrics));
	}

	// A part of a transaction that can be undone without the rest.
	private static TransactionOperations nested(DataSource source) {
		TransactionTemplate part = new TransactionTemplate(new JdbcTransactionManager(source));
		part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
		return part;
	}

	@Bean
	@Conditional(OnDatabaseUrl.class)
	ConversionWatch conversionWatch(@Qualifier("background") DataSource database, VerificationMetrics metrics,
			ErrorHandler errors) {
		return new ConversionWatch(JdbcClient.create(database), CONVERSION_PAUSE, metrics, errors);
	}

	@Bean
	@Conditional(OnDatabaseUrl.class)
	Removal verificationRemoval(@Qualifier("background") DataSource database, VerificationProperties properties,
			ErrorHandler errors) {
		return new Removal("verifications", JdbcClient.create(database), TOO_OLD,
				Map.of("age", properties.retention().toSeconds()), errors);
	}

}
