package com.tetrixcorp.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The files in the folder {@code assets} of the class path, in memory and by name.
 */
@Component
class Assets {

	private static final Pattern HASHED = Pattern.compile("([a-z0-9-]+)\\.[0-9a-f]{8,64}(\\.[a-z0-9]+)");

	/** A list and not a search: a folder cannot be listed in every kind of jar. */
	static final List<String> NAMES = List.of("contact.js", "favicon.ico", "favicon.svg", "icon-192.png",
			"icon-512.png", "og.png", "status.js", "style.css", "verify.js");

	private final Map<String, Asset> byName;

	Assets() {
		this.byName = NAMES.stream().collect(Collectors.toUnmodifiableMap((name) -> name, Assets::read));
	}

	/**
	 * The path to link to.
	 * @param name the file's name, such as {@code style.css}
	 * @return an absolute path with the hash of the file's content
	 */
	String path(String name) {
		return named(name).path();
	}

	Representation content(String name) {
		return named(name).content();
	}

	/**
	 * The current file for a name with any hash: a page that was cached before a
	 * deployment still finds its style sheet after it.
	 * @param hashedName a file's name with a hash, such as {@code style.0a1b2c3d.css}
	 * @return the file, or {@code null} if there is none of that name
	 */
	@Nullable Asset find(String hashedName) {
		Matcher matcher = HASHED.matcher(hashedName);
		return matcher.matches() ? this.byName.get(matcher.group(1) + matcher.group(2)) : null;
	}

	private Asset named(String name) {
		Asset asset = this.byName.get(name);
		if (asset == null) {
			throw new IllegalArgumentException("No asset named " + name);
		}
		return asset;
	}

	private static Asset read(String name) {
		try {
			byte[] content = new ClassPathResource("assets/" + name).getContentAsByteArray();
			int dot = name.lastIndexOf('.');
			String path = "/assets/" + name.substring(0, dot) + "." + ContentHash.of(content) + name.substring(dot);
			return new Asset(path, Representation.of(MediaTypes.of(name), content));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
