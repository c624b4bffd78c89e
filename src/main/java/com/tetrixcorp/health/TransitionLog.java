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
		log("{}: {} -> {} ({})", event.check(), event.before(), event.after(), event.outcome());
	}

	void adopted(String check, CheckStatus before, CheckStatus after, Outcome outcome) {
		log("{}: {} -> {} ({}), as another instance measured", check, before, after, outcome);
	}

	private static void log(String sentence, String check, CheckStatus before, CheckStatus after, Outcome outcome) {
		if (before != after) {
			Level level = (after == CheckStatus.FAIL) ? Level.WARN : Level.INFO;
			logger.atLevel(level).log(sentence, check, before.wireName(), after.wireName(), outcome.wireName());
		}
	}

}
