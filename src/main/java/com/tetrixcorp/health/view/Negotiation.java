package com.tetrixcorp.health.view;

import java.util.ArrayList;
import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/**
 * Chooses between the forms of one answer. Two handler methods would leave a caller that
 * accepts anything, such as curl, to chance.
 */
final class Negotiation {

	private Negotiation() {
	}

	/**
	 * The form that suits the caller best.
	 * @param accept the caller's {@code Accept}, empty if there is none
	 * @param offered the forms, the one for callers without a wish first
	 * @return one of {@code offered}
	 */
	static MediaType choose(List<MediaType> accept, List<MediaType> offered) {
		List<MediaType> wishes = new ArrayList<>(accept);
		MimeTypeUtils.sortBySpecificity(wishes);
		return wishes.stream()
			.flatMap((wish) -> offered.stream().filter(wish::includes).limit(1))
			.findFirst()
			.orElse(offered.get(0));
	}

}
