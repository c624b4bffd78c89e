package com.tetrixcorp.health;

/**
 * The application's connection pool, reported beside the database's check and never as
 * its failure.
 *
 * @param active connections in use
 * @param idle connections free
 * @param waiting threads that wait for a connection
 * @param size connections at most
 * @param saturated whether all are in use and somebody waits
 */
public record PoolState(int active, int idle, int waiting, int size, boolean saturated) {

}
