package com.tetrixcorp.alert;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * {@code POST /actuator/alerttest}: proves that alerts arrive, before one must.
 */
@Component
@Endpoint(id = "alerttest")
class AlertTestEndpoint {

	private final ObjectProvider<Drills> drills;

	AlertTestEndpoint(ObjectProvider<Drills> drills) {
		this.drills = drills;
	}

	@WriteOperation
	DrillAnswer drill() throws InterruptedException {
		Drills drills = this.drills.getIfAvailable();
		return (drills != null) ? drills.run() : DrillAnswer.OFF;
	}

}
