package com.tetrixcorp.provider;

import java.util.List;

/**
 * The environment variables of one provider, judged without a call.
 */
public interface ProviderSettings {

	/**
	 * Everything the provider needs.
	 * @return each variable with its value
	 */
	List<Setting> settings();

	/**
	 * Whether every variable has a value; says nothing about whether the provider accepts
	 * it.
	 * @return {@code false} if the provider cannot be asked at all
	 */
	default boolean configured() {
		return missing().isEmpty();
	}

	default List<String> missing() {
		return settings().stream().filter(Setting::missing).map(Setting::variable).toList();
	}

	default List<String> malformed() {
		return settings().stream().filter(Setting::malformed).map(Setting::variable).toList();
	}

}
