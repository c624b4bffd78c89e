package com.tetrixcorp.apidoc;

import java.lang.reflect.AnnotatedElement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Bean Validation checks.
 */
final class Constraints {

	private Constraints() {
	}

	static void add(@Nullable AnnotatedElement element, ObjectNode schema) {
		if (element == null) {
			return;
		}
		boolean list = schema.path("type").asText().equals("array");
		if (element.isAnnotationPresent(NotBlank.class)) {
			schema.put("minLength", 1).put("pattern", "\\S");
		}
		if (element.isAnnotationPresent(NotEmpty.class)) {
			schema.put(list ? "minItems" : "minLength", 1);
		}
		Size size = element.getAnnotation(Size.class);
		if (size != null && size.max() < Integer.MAX_VALUE) {
			schema.put(list ? "maxItems" : "maxLength", size.max());
		}
		Pattern pattern = element.getAnnotation(Pattern.class);
		if (pattern != null) {
			schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
		}
		Min min = element.getAnnotation(Min.class);
		if (min != null) {
			schema.put("minimum", min.value());
		}
		Max max = element.getAnnotation(Max.class);
		if (max != null) {
			schema.put("maximum", max.value());
		}
	}

}
