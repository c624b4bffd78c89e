package com.tetrixcorp.contact;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.tetrixcorp.limit.ClientNetwork;
import com.tetrixcorp.site.Unavailable;

/**
 * Takes messages from programs. 201, since the message is stored when that is answered;
 * whoever sends it again is answered the same.
 */
@RestController
@RequestMapping("/api/contact")
class ContactApi {

	private final Reception reception;

	private final Opening opening;

	private final ContactMetrics metrics;

	ContactApi(Reception reception, Opening opening, ContactMetrics metrics) {
		this.reception = reception;
		this.opening = opening;
		this.metrics = metrics;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	Receipt.Stored post(@RequestBody ContactRequest body,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
			HttpServletRequest request) {
		Draft draft = Draft.of(body.name(), body.email(), body.message()).plain();
		List<Flaw> flaws = DraftRules.flaws(draft);
		if (!flaws.isEmpty()) {
			this.metrics.count(Outcome.FLAWED);
			throw ContactProblems.flawed(flaws);
		}
		try {
			Receipt receipt = this.reception.receive(draft, IdempotencyKey.read(key),
					ClientNetwork.of(request.getRemoteAddr()));
			return stored(receipt);
		}
		catch (Unavailable ex) {
			this.metrics.count(Outcome.UNAVAILABLE);
			throw ex;
		}
	}

	private Receipt.Stored stored(Receipt receipt) {
		if (receipt instanceof Receipt.Stored stored) {
			this.metrics.count(Outcome.STORED);
			return stored;
		}
		if (receipt instanceof Receipt.TooMany tooMany) {
			this.metrics.count(Outcome.LIMITED);
			throw ContactProblems.tooMany(tooMany.refusal());
		}
		this.metrics.count(Outcome.FLAWED);
		throw ContactProblems.keyTaken();
	}

	/**
	 * For the page's script, when somebody begins to write.
	 * @return a seal on this moment
	 */
	@GetMapping(path = "/opening", produces = MediaType.APPLICATION_JSON_VALUE)
	Map<String, String> opening() {
		return Map.of("seal", this.opening.seal());
	}

	/**
	 * A message.
	 *
	 * @param name whose it is
	 * @param email where an answer goes
	 * @param message what is written
	 */
	record ContactRequest(@Nullable String name, @Nullable String email, @Nullable String message) {

	}

}
