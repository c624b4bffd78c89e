package com.tetrixcorp.contact;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long messages are kept, as it is also told on the pages.
 *
 * @param doneDays days after somebody took care of it
 * @param days days at most, whatever became of it
 */
public record Kept(@DefaultValue("365") @Min(1) int doneDays, @DefaultValue("730") @Min(1) int days) {

	/** As long as nothing else is set. */
	public static final Kept DEFAULT = new Kept(365, 730);

}
