package com.tetrixcorp.apidoc;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import com.tetrixcorp.site.PageRenderer;
import com.tetrixcorp.site.Representation;

/**
 * Sends the description, and the page that is made of it. Both are made once, at the
 * start; like everything below {@code /api} they are not to be kept.
 */
@Controller
class DescriptionController {

	static final String DOCUMENT = "/api/openapi.json";

	static final String PAGE = "/api/docs";

	private final Representation document;

	private final Representation page;

	DescriptionController(PageRenderer renderer) {
		Description description = Description.read();
		this.document = Representation.of(MediaType.APPLICATION_JSON, description.bytes());
		ApiView api = new PageMaker(description.document(), renderer.origin()).make();
		this.page = renderer.renderBelow(PAGE, "apidoc/docs.jte", "API: every operation, with examples | TETRIX",
				"The interfaces of TETRIX, one operation at a time: what to send, what comes back, what can go wrong, "
						+ "with examples that tests run.",
				Map.of("api", api));
	}

	@GetMapping(DOCUMENT)
	void document(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.document.writeUnkept(request, response);
	}

	@GetMapping(PAGE)
	void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.page.writeUnkept(request, response);
	}

}
