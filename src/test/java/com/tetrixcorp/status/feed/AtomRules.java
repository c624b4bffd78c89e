package com.tetrixcorp.status.feed;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of RFC 4287 that a feed of our kind can break, read from the document as any
 * reader reads it.
 */
final class AtomRules {

	static final String ATOM = "http://www.w3.org/2005/Atom";

	/** RFC 3339, with the capital letters that section 3.3 asks for. */
	private static final Pattern DATE = Pattern
		.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

	private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");

	private static final Set<String> IN_FEED = Set.of("author", "category", "contributor", "generator", "icon", "id",
			"link", "logo", "rights", "subtitle", "title", "updated", "entry");

	private static final Set<String> IN_ENTRY = Set.of("author", "category", "content", "contributor", "id", "link",
			"published", "rights", "source", "summary", "title", "updated");

	private AtomRules() {
	}

	static Element check(byte[] content) throws Exception {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setNamespaceAware(true);
		factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
		Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
		Element feed = document.getDocumentElement();
		assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
		assertThat(feed.getLocalName()).isEqualTo("feed");
		container(feed, IN_FEED);
		List<Element> entries = children(feed, "entry");
		List<String> ids = new ArrayList<>();
		for (Element entry : entries) {
			container(entry, IN_ENTRY);
			ids.add(text(entry, "id"));
			entry(entry);
		}
		assertThat(ids).doesNotHaveDuplicates().doesNotContain(text(feed, "id"));
		// 4.1.1: an author of the feed, or one of each entry.
		if (children(feed, "author").isEmpty()) {
			assertThat(entries).allSatisfy((entry) -> assertThat(children(entry, "author")).isNotEmpty());
		}
		return feed;
	}

	private static void container(Element element, Set<String> allowed) {
		assertThat(children(element, null)).allSatisfy((child) -> {
			assertThat(child.getNamespaceURI()).isEqualTo(ATOM);
			assertThat(child.getLocalName()).isIn(allowed);
		});
		// 4.1.1, 4.1.2: exactly one of each.
		for (String name : List.of("id", "title", "updated")) {
			assertThat(children(element, name)).as(name + " of " + element.getLocalName()).hasSize(1);
		}
		// 4.2.6: an absolute IRI.
		assertThat(URI.create(text(element, "id")).isAbsolute()).isTrue();
		for (String name : List.of("updated", "published")) {
			children(element, name).forEach((date) -> {
				assertThat(date.getTextContent()).matches(DATE);
				OffsetDateTime.parse(date.getTextContent());
			});
		}
		for (String name : List.of("title", "subtitle", "summary", "rights")) {
			children(element, name).forEach(AtomRules::textConstruct);
		}
		for (Element author : children(element, "author")) {
			assertThat(children(author, "name")).hasSize(1);
			assertThat(text(author, "name")).isNotBlank();
			children(author, "uri")
				.forEach((uri) -> assertThat(URI.create(uri.getTextContent()).isAbsolute()).isTrue());
		}
		children(element, "category").forEach((category) -> assertThat(category.getAttribute("term")).isNotBlank());
		links(element);
	}

	// 3.1: of type "text" there are no children.
	private static void textConstruct(Element element) {
		assertThat(element.getAttribute("type")).isIn("", "text", "html");
		assertThat(children(element, null)).isEmpty();
	}

	private static void links(Element element) {
		List<String> alternates = new ArrayList<>();
		for (Element link : children(element, "link")) {
			assertThat(URI.create(link.getAttribute("href")).isAbsolute()).isTrue();
			assertThat(link.getAttribute("type")).matches(MEDIA_TYPE);
			if (link.getAttribute("rel").equals("alternate")) {
				alternates.add(link.getAttribute("type") + link.getAttribute("hreflang"));
			}
		}
		// 4.1.1, 4.1.2: no two alternates of one type and language.
		assertThat(alternates).doesNotHaveDuplicates();
	}

	// 4.1.2: content, or an alternate to read instead; at most one of each.
	private static void entry(Element entry) {
		for (String name : List.of("content", "published", "summary", "rights", "source")) {
			assertThat(children(entry, name)).as(name).hasSizeLessThanOrEqualTo(1);
		}
		assertThat(children(entry, "content")).allSatisfy(AtomRules::textConstruct);
		if (children(entry, "content").isEmpty()) {
			assertThat(children(entry, "link"))
				.anySatisfy((it) -> assertThat(it.getAttribute("rel")).isEqualTo("alternate"));
		}
	}

	static List<Element> children(Element parent, @Nullable String name) {
		NodeList nodes = parent.getChildNodes();
		return IntStream.range(0, nodes.getLength())
			.mapToObj(nodes::item)
			.filter((node) -> node.getNodeType() == Node.ELEMENT_NODE)
			.map(Element.class::cast)
			.filter((child) -> name == null || child.getLocalName().equals(name))
			.toList();
	}

	static String text(Element parent, String name) {
		return children(parent, name).get(0).getTextContent();
	}

}
