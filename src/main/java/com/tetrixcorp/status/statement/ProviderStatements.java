package com.tetrixcorp.status.statement;

import java.util.List;

/**
 * Port to what the providers say of themselves. Answers from what was read in the
 * background: no I/O, no waiting.
 */
public interface ProviderStatements {

	/**
	 * The newest word of each provider that has a status page.
	 * @return in the order in which the checks are shown; one that could not be read says
	 * {@link ProviderStatement.Says#UNKNOWN}
	 */
	List<ProviderStatement> current();

}
