package com.tetrixcorp.health;

/**
 * Asks one dependency, over the wire, whether it does what we need of it. Run in the
 * background by the {@link ProbeSchedule} only, never by a request.
 */
public interface Probe {

	/**
	 * The name of the check, as in the payload.
	 * @return a key of {@code tetrix.health.checks}
	 */
	String check();

	/**
	 * Asks once. May block; is interrupted at its deadline and must then give up. Reads
	 * only, costs nothing, logs no body. Throws only what {@link Failures} can classify,
	 * or what is a defect of our own.
	 * @return what was found
	 * @throws Exception if the dependency could not be asked; the class of failure is
	 * derived from it
	 */
	ProbeResult probe() throws Exception;

}
