package com.tetrixcorp.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.database.AbsentDatabase;
import com.tetrixcorp.fleet.CleanupHandler;
import com.tetrixcorp.fleet.Duties;
import com.tetrixcorp.health.Forewarnings;
import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.Scope;
import com.tetrixcorp.status.incident.IncidentReports;
import com.tetrixcorp.status.incident.Incidents;

/**
 * Puts the parts together that tell somebody: event, outbox, sender, webhook.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnReceiver.class)
class ReceiverConfiguration {

	private static final String BACKGROUND = "background";

	/** Above what the sender itself waits for its last message. */
	private static final Duration LAST_MESSAGE = Duration.ofSeconds(3);

	@Bean
	Outbox alertOutbox(@Qualifier(BACKGROUND) ObjectProvider<DataSource> database, Duties duties) {
		return new Outbox(JdbcClient.create(database.getIfAvailable(AbsentDatabase::new)), duties.instance());
	}

	@Bean
	ToldMessages toldMessages(@Qualifier(BACKGROUND) ObjectProvider<DataSource> database) {
		return new ToldMessages(JdbcClient.create(database.getIfAvailable(AbsentDatabase::new)));
	}

	@Bean
	Webhook alertWebhook(AlertProperties properties) {
		return new Webhook(properties, properties.receiver().orElseThrow(), InstantSource.system());
	}

	@Bean
	LiveMessages liveMessages(HealthReports reports, @Value("${tetrix.primary-domain}") String domain) {
		return new LiveMessages(reports, domain.strip());
	}

	@Bean
	IncidentMessages incidentMessages(HealthReports reports, @Value("${tetrix.primary-domain}") String domain) {
		return new IncidentMessages(domain.strip(), reports.current().instance().environment(),
				(check) -> reports.current()
					.check(check)
					.flatMap((it) -> Optional.ofNullable(it.scope()))
					.map(Scope::wireName)
					.orElse(null));
	}

	@Bean
	AlertSender alertSender(Outbox outbox, ToldMessages told, IncidentReports incidents, IncidentMessages messages,
			Webhook webhook, AlertProperties properties, AlertMetrics metrics, ErrorHandler errors) {
		Desk desk = new Desk(told, incidents, messages, properties.direct());
		return new AlertSender(new Sending(outbox, desk, webhook, properties, metrics, errors), properties.retry(),
				errors);
	}

	@Bean
	AlertRecorder alertRecorder(Outbox outbox, AlertProperties properties, AlertSender sender) {
		return new AlertRecorder(outbox, properties, sender::wake);
	}

	// On the data source of the transaction that stores the message.
	@Bean
	ContactRecorder contactRecorder(ObjectProvider<DataSource> application, Duties duties, LiveMessages messages,
			AlertSender sender) {
		JdbcClient jdbc = JdbcClient.create(application.getIfAvailable(AbsentDatabase::new));
		return new ContactRecorder(new Outbox(jdbc, duties.instance()), messages, sender::wake);
	}

	@Bean
	OutageTeller outageTeller(Duties duties, Webhook webhook, LiveMessages messages, Outbox outbox,
			AlertProperties properties, AlertMetrics metrics, ErrorHandler errors, AlertSender sender,
			Incidents incidents) {
		return new OutageTeller(duties, webhook, messages, outbox, properties, metrics, errors, sender::wake,
				() -> incidents.current().inMaintenance(Telling.DATABASE, Instant.now()));
	}

	@Bean
	Warnings alertWarnings(ObjectProvider<Forewarnings> foreseen, Duties duties, LiveMessages messages, Outbox outbox,
			AlertSender sender, ErrorHandler errors) {
		return new Warnings(foreseen.orderedStream().toList(), duties, messages, outbox, InstantSource.system(),
				sender::wake, errors);
	}

	@Bean
	Drills alertDrills(Outbox outbox, ToldMessages told, Webhook webhook, LiveMessages messages, AlertSender sender) {
		return new Drills(outbox, told, webhook, messages, sender::wake);
	}

	@Bean
	CleanupHandler alertCleanup(AlertSender sender) {
		return CleanupHandler.of("alerts", LAST_MESSAGE, sender::finish);
	}

	// Without a database there is no outbox to look into.
	@Bean
	ApplicationListener<ApplicationReadyEvent> alertStart(@Qualifier(BACKGROUND) ObjectProvider<DataSource> database,
			AlertSender sender, Warnings warnings) {
		return (event) -> {
			if (database.getIfAvailable() != null) {
				sender.wake();
				warnings.start();
			}
		};
	}

}
