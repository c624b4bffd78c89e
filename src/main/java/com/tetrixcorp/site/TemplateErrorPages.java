package com.tetrixcorp.site;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * Error pages in the layout of the site.
 */
@Component
class TemplateErrorPages implements ErrorPages {

	private final PageRenderer renderer;

	TemplateErrorPages(PageRenderer renderer) {
		this.renderer = renderer;
	}

	@Override
	public String html(int status, String requestId) {
		ErrorExplanation explanation = ErrorExplanation.of(status);
		Page page = Page.unlisted("error/error.jte", explanation.title() + " | TETRIX", explanation.happened());
		Map<String, Object> model = Map.of("status", status, "explanation", explanation, "requestId", requestId);
		return new String(this.renderer.render(page, model), StandardCharsets.UTF_8);
	}

}
