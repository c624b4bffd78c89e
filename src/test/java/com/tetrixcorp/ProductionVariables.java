package com.tetrixcorp;

import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Which variables a start in production looks at, found by watching what it asks for.
 */
public final class ProductionVariables {

	private ProductionVariables() {
	}

	public static Set<String> asked() {
		Set<String> asked = new TreeSet<>();
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new EnumerablePropertySource<>("asked", asked) {
			@Override
			public String[] getPropertyNames() {
				return new String[0];
			}

			@Override
			public @Nullable Object getProperty(String name) {
				asked.add(name);
				return null;
			}
		});
		ProductionRequirements.problems(environment);
		return asked;
	}

}
