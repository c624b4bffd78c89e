package com.tetrixcorp.verification.token;

import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.tetrixcorp.site.Unavailable;

/**
 * Takes tokens back from whoever wants each to count once.
 */
@RestController
class RedeemController {

	private final Redeemer redeemer;

	RedeemController(Redeemer redeemer) {
		this.redeemer = redeemer;
	}

	@PostMapping(path = "/api/v2/2fa/redeem", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	Redemption redeem(@RequestBody RedeemRequest request) {
		try {
			return Redemption.of(this.redeemer.redeem(request));
		}
		catch (DataAccessException ex) {
			throw new Unavailable(ex);
		}
	}

}
