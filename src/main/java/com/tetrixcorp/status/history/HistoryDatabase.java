package com.tetrixcorp.status.history;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way to PostgreSQL for work in the background.
 */
final class HistoryDatabase {

	/**
	 * The server ends what we gave up, and gives its locks back: a network that swallows
	 * everything tells it nothing.
	 */
	private static final String LIMITS = """
			select set_config('lock_timeout', '3s', true), set_config('statement_timeout', '4s', true),
			  set_config('idle_in_transaction_session_timeout', '8s', true)""";

	private final JdbcClient jdbc;

	private final TransactionTemplate whole;

	private final TransactionTemplate part;

	HistoryDatabase(DataSource source) {
		this.jdbc = JdbcClient.create(source);
		JdbcTransactionManager manager = new JdbcTransactionManager(source);
		this.whole = new TransactionTemplate(manager);
		this.part = new TransactionTemplate(manager);
		this.part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
	}

	JdbcClient jdbc() {
		return this.jdbc;
	}

	/**
	 * Does work in one transaction: all of it or nothing.
	 * @param work uses this data source on this thread
	 */
	void inTransaction(Runnable work) {
		this.whole.executeWithoutResult((status) -> {
			this.jdbc.sql(LIMITS).query().singleRow();
			work.run();
		});
	}

	/**
	 * Does a part of a transaction that can fail without the rest.
	 * @param work what is undone if it throws
	 */
	void inPart(Runnable work) {
		this.part.executeWithoutResult((status) -> work.run());
	}

}
