package com.tetrixcorp.site;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Sends assets.
 */
@Controller
class AssetController {

	/**
	 * Long enough for one visit, short enough that no cache keeps an odd pair for long.
	 */
	private static final String NOT_FOR_EVER = "public, max-age=300";

	private final Assets assets;

	AssetController(Assets assets) {
		this.assets = assets;
	}

	@GetMapping("/assets/{name}")
	void asset(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
			throws IOException, NoResourceFoundException {
		Asset asset = this.assets.find(name);
		if (asset == null) {
			throw new NoResourceFoundException(HttpMethod.GET, "assets/" + name);
		}
		if (!asset.path().endsWith("/" + name)) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, NOT_FOR_EVER);
		}
		asset.content().write(request, response);
	}

}
