package com.tetrixcorp.status.history;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A way to the database on which the answer to the first commit is lost: it was done, and
 * nobody knows.
 */
final class LostAnswers extends DelegatingDataSource {

	private final AtomicBoolean lost = new AtomicBoolean();

	private LostAnswers(DataSource target) {
		super(target);
	}

	static DataSource after(DataSource target) {
		return new LostAnswers(target);
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, arguments) -> {
					try {
						Object answer = method.invoke(connection, arguments);
						if (method.getName().equals("commit") && this.lost.compareAndSet(false, true)) {
							throw new SQLException("An I/O error occurred", "08006");
						}
						return answer;
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
