package com.tetrixcorp.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import gg.jte.html.OwaspHtmlTemplateOutput;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class PageOutputTests {

	private static final Fragment FRAGMENT = new Fragment(
			"<p>What stays the same, from one rendering to the next.</p>".repeat(20).getBytes(StandardCharsets.UTF_8));

	@Test
	void aFragmentIsInThePageAsItWasCompressed() throws IOException {
		assertThat(text(compressed(List.of(FRAGMENT)))).contains(text(FRAGMENT.deflated()));
	}

	@Test
	void whatNobodySaidIsAFragmentIsCompressedWithWhatStandsAroundIt() throws IOException {
		assertThat(text(compressed(List.of()))).doesNotContain(text(FRAGMENT.deflated()));
	}

	private static byte[] compressed(List<Fragment> fragments) throws IOException {
		PageOutput page = new PageOutput(fragments);
		// As a template does it: what escapes text stands between.
		OwaspHtmlTemplateOutput output = new OwaspHtmlTemplateOutput(page);
		output.writeContent("<main>");
		output.writeUserContent(FRAGMENT);
		output.writeContent("</main>");
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/status");
		request.addHeader("Accept-Encoding", "gzip");
		MockHttpServletResponse response = new MockHttpServletResponse();
		page.representation(MediaTypes.HTML).write(request, response);
		return response.getContentAsByteArray();
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

}
