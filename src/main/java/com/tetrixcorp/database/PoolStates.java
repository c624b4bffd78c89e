package com.tetrixcorp.database;

import com.zaxxer.hikari.HikariPoolMXBean;
import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.PoolState;

/**
 * Reads the state of the pool: counters in memory, no lock, no connection.
 */
final class PoolStates {

	private PoolStates() {
	}

	static PoolState of(@Nullable HikariPoolMXBean pool, int size) {
		if (pool == null) {
			return new PoolState(0, 0, 0, size, false);
		}
		int active = pool.getActiveConnections();
		int waiting = pool.getThreadsAwaitingConnection();
		return new PoolState(active, pool.getIdleConnections(), waiting, size, active >= size && waiting > 0);
	}

}
