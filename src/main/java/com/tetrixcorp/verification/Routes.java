package com.tetrixcorp.verification;

import java.util.Comparator;
import java.util.List;

/**
 * Which carriers are asked, one after the other, until one answers with what
 * {@link SendOutcome#leavesItToTheNext() leaves nothing to the next}.
 */
final class Routes {

	private Routes() {
	}

	/**
	 * The carriers that there are, as they are to be asked.
	 * @param carriers all there are
	 * @param order their names; whoever is not named is not asked
	 * @return in that order
	 */
	static List<Carrier> inOrder(List<Carrier> carriers, List<String> order) {
		return carriers.stream()
			.filter((carrier) -> order.contains(carrier.name()))
			.sorted(Comparator.comparingInt((carrier) -> order.indexOf(carrier.name())))
			.toList();
	}

	static List<Carrier> of(List<Carrier> carriers, Channel channel) {
		return carriers.stream().filter((carrier) -> carrier.channels().contains(channel)).toList();
	}

}
