package com.tetrixcorp.health;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Logs each change of a check's state, once; what repeats itself stays silent.
 */
@Component
class TransitionLog {

	private static final Logger logger = LoggerFactory.getLogger(TransitionLog.class);

	@EventListener
	void finished(ProbeFinished event) {
		if (event.before() != event.after()) {
			Level level = (event.after() == CheckStatus.FAIL) ? Level.WARN : Level.INFO;
			logger.atLevel(level)
				.log("{}: {} -> {} ({})", event.check(), event.before().wireName(), event.after().wireName(),
						event.outcome().wireName());
		}
	}

}
