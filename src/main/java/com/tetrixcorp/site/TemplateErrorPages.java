package com.tetrixcorp.site;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Error pages in the layout of the site. If even that fails, a page without it.
 */
@Component
class TemplateErrorPages implements ErrorPages {

	private static final Logger logger = LoggerFactory.getLogger(TemplateErrorPages.class);

	private final PageRenderer renderer;

	TemplateErrorPages(PageRenderer renderer) {
		this.renderer = renderer;
	}

	@Override
	public String html(int status, String requestId) {
		ErrorExplanation explanation = ErrorExplanation.of(status);
		try {
			Page page = Page.unlisted("error/error.jte", explanation.title() + " | TETRIX", explanation.happened());
			Map<String, Object> model = Map.of("status", status, "explanation", explanation, "requestId", requestId);
			return new String(this.renderer.render(page, model), StandardCharsets.UTF_8);
		}
		catch (RuntimeException | LinkageError ex) {
			logger.error("The page for error {} cannot be rendered", status, ex);
			return plain(status, explanation, requestId);
		}
	}

	private static String plain(int status, ErrorExplanation explanation, String requestId) {
		return """
				<!doctype html>
				<html lang="en">
				<head><meta charset="utf-8"><meta name="robots" content="noindex"><title>%s</title></head>
				<body><main><h1>%s</h1><p>%s</p><p>Error %d, request %s</p><p><a href="/">Home</a></p></main></body>
				</html>
				""".formatted(explanation.title(), explanation.title(), explanation.advice(), status,
				HtmlUtils.htmlEscape(String.valueOf((Object) requestId)));
	}

}
