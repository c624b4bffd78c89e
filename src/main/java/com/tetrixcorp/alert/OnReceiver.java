package com.tetrixcorp.alert;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether there is somebody to tell.
 */
class OnReceiver implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return Binder.get(context.getEnvironment())
			.bindOrCreate("tetrix.alert", AlertProperties.class)
			.receiver()
			.isPresent();
	}

}
