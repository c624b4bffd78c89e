package com.tetrixcorp.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.Assert;

/**
 * Comes between the service and each of its pools, and takes the time of every statement:
 * until all rows are here, which is how the driver reads them.
 */
final class TimedStatements implements BeanPostProcessor {

	private final Map<String, List<Long>> nanos = new ConcurrentHashMap<>();

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return (bean instanceof HikariDataSource pool) ? new TimedPool(pool) : bean;
	}

	void forget() {
		this.nanos.clear();
	}

	/**
	 * What was done since {@link #forget()}.
	 * @return how long each statement took, by its text
	 */
	Map<String, Duration> medians() {
		Map<String, Duration> medians = new TreeMap<>();
		this.nanos.forEach((sql, times) -> {
			long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
			medians.put(sql, Duration.ofNanos(sorted[sorted.length / 2]));
		});
		return medians;
	}

	private Connection timed(Connection connection) {
		return proxy(Connection.class, connection, (proxy, method, arguments) -> {
			Object made = invoke(connection, method, arguments);
			if (made instanceof PreparedStatement statement) {
				return timed(PreparedStatement.class, statement, (String) arguments[0]);
			}
			return (made instanceof Statement statement) ? timed(Statement.class, statement, "") : made;
		});
	}

	private <T extends Statement> T timed(Class<T> type, T statement, String prepared) {
		return proxy(type, statement, (proxy, method, arguments) -> {
			if (!method.getName().startsWith("execute")) {
				return invoke(statement, method, arguments);
			}
			String sql = prepared.isEmpty() ? String.valueOf(arguments[0]) : prepared;
			long start = System.nanoTime();
			Object result = invoke(statement, method, arguments);
			this.nanos.computeIfAbsent(sql.replaceAll("\\s+", " ").strip(), (key) -> new CopyOnWriteArrayList<>())
				.add(System.nanoTime() - start);
			return result;
		});
	}

	private static <T> T proxy(Class<T> type, T target, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(TimedStatements.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> method.getDeclaringClass().equals(Object.class)
						? invoke(target, method, arguments) : handler.invoke(proxy, method, arguments)));
	}

	private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	/**
	 * A pool in the place of the real one, which it leads to.
	 */
	private final class TimedPool extends HikariDataSource {

		private final HikariDataSource pool;

		TimedPool(HikariDataSource pool) {
			Assert.notNull(pool, "There is no pool");
			this.pool = pool;
			setMaximumPoolSize(pool.getMaximumPoolSize());
		}

		@Override
		public Connection getConnection() throws SQLException {
			return timed(this.pool.getConnection());
		}

		@Override
		public HikariPoolMXBean getHikariPoolMXBean() {
			return this.pool.getHikariPoolMXBean();
		}

	}

}
