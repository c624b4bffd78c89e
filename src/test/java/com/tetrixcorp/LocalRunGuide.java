package com.tetrixcorp;

import java.util.Arrays;
import java.util.stream.Collectors;

import com.tetrixcorp.simulator.Fault;

/**
 * What a local run prints when it is ready.
 */
final class LocalRunGuide {

	private LocalRunGuide() {
	}

	static String text(String port, int simulators, int postgres) {
		String faults = Arrays.stream(Fault.values()).map(Fault::wireName).collect(Collectors.joining(" "));
		return """

				  TETRIX is ready. Ctrl-C stops everything.

				  open     http://localhost:%1$s/
				           http://localhost:%1$s/status
				  ask      curl localhost:%1$s/api/health
				           curl -H 'Accept: text/plain' localhost:%1$s/api/health/details

				  degraded in half a minute (one carrier is lost, the other still sends)
				           curl -X POST 'localhost:%2$d/simulator/telnyx?fault=hang'
				  unhealthy after another one (both are lost)
				           curl -X POST 'localhost:%2$d/simulator/sinch?fault=500'
				  healthy again
				           curl -X POST 'localhost:%2$d/simulator/telnyx?fault=normal'
				           curl -X POST 'localhost:%2$d/simulator/sinch?fault=normal'

				  what a carrier says of itself is shown beside, and changes no verdict
				           curl -X POST 'localhost:%2$d/simulator/telnyx-status?trouble=true'

				  staff: Firebase is simulated and signs anybody in, and this address is in STAFF_EMAILS; docs/staff.md has more
				           curl -H "Authorization: Bearer $(curl -sX POST 'localhost:%2$d/simulator/firebase-token?email=staff@example.com')" localhost:%1$s/api/staff/audit

				  verify a number: the code that nobody sends is printed here
				           curl -H 'Content-Type: application/json' localhost:%1$s/api/v2/2fa/initiate \\
				             -d '{"phoneNumber":"+4915112345678","method":"sms"}'

				  switches telnyx telnyx-send sinch sinch-send firebase firebase-keys
				           telnyx-status sinch-status firebase-status
				  faults   %3$s
				  database psql -h localhost -p %4$d -U postgres
				"""
			.formatted(port, simulators, faults, postgres);
	}

}
