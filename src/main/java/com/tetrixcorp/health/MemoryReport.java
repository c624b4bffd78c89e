package com.tetrixcorp.health;

/**
 * The process's resident set against its container's limit.
 *
 * @param used resident set in MiB
 * @param total limit of the control group in MiB, else the machine's memory
 * @param percentage {@code used} of {@code total}, rounded
 */
public record MemoryReport(long used, long total, int percentage) {

	private static final long MIB = 1024 * 1024;

	static MemoryReport ofBytes(long used, long total) {
		return new MemoryReport(used / MIB, total / MIB, Math.toIntExact(Math.round(100.0 * used / total)));
	}

}
