package com.tetrixcorp.status.feed;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import com.tetrixcorp.status.incident.IncidentSnapshot;

/**
 * Writes the feed (RFC 4287).
 */
final class AtomFeed {

	private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

	private static final String PATH = "/status/feed.atom";

	/**
	 * A date at which the domain was ours (RFC 4151): part of every name, never changed.
	 */
	private static final String NAMED_ON = "2026";

	private final XMLStreamWriter xml;

	private final String origin;

	private AtomFeed(XMLStreamWriter xml, String origin) {
		this.xml = xml;
		this.origin = origin;
	}

	/**
	 * Writes.
	 * @param snapshot what was read of incidents
	 * @param asOf when it was read
	 * @param subtitle what to know of it; empty for nothing
	 * @param origin scheme and domain of the site
	 * @return the document in UTF-8
	 */
	static byte[] of(IncidentSnapshot snapshot, Instant asOf, String subtitle, String origin) {
		List<FeedEntry> entries = Stream
			.concat(snapshot.maintenance().stream().map((it) -> FeedEntry.of(it, asOf)),
					snapshot.incidents().stream().map(FeedEntry::of))
			.sorted(Comparator.comparing(FeedEntry::updated).reversed())
			.toList();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
			new AtomFeed(xml, origin).write(entries, asOf, subtitle);
			xml.close();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException("Nothing here can fail but our own order of elements", ex);
		}
		return out.toByteArray();
	}

	private void write(List<FeedEntry> entries, Instant asOf, String subtitle) throws XMLStreamException {
		this.xml.writeStartDocument("UTF-8", "1.0");
		this.xml.writeStartElement("feed");
		this.xml.writeDefaultNamespace(NAMESPACE);
		this.xml.writeAttribute("xml:lang", "en");
		element("id", tag("status"));
		element("title", "Status of TETRIX");
		if (!subtitle.isEmpty()) {
			element("subtitle", subtitle);
		}
		// Without an entry: of today, since the moment of the reading would make each
		// reading another document.
		element("updated",
				date(entries.stream()
					.map(FeedEntry::updated)
					.findFirst()
					.orElseGet(() -> asOf.truncatedTo(ChronoUnit.DAYS))));
		this.xml.writeStartElement("author");
		element("name", "TETRIX");
		element("uri", this.origin + "/");
		this.xml.writeEndElement();
		link("self", "application/atom+xml", PATH);
		link("alternate", "text/html", "/status");
		element("icon", this.origin + "/favicon.svg");
		for (FeedEntry entry : entries) {
			write(entry);
		}
		this.xml.writeEndElement();
		this.xml.writeEndDocument();
	}

	private void write(FeedEntry entry) throws XMLStreamException {
		this.xml.writeStartElement("entry");
		element("id", tag(entry.name()));
		element("title", entry.title());
		element("updated", date(entry.updated()));
		element("published", date(entry.published()));
		link("alternate", "text/html", entry.path());
		this.xml.writeEmptyElement("category");
		this.xml.writeAttribute("term", entry.category());
		this.xml.writeStartElement("content");
		this.xml.writeAttribute("type", "text");
		this.xml.writeCharacters(XmlText.of(entry.text()));
		this.xml.writeEndElement();
		this.xml.writeEndElement();
	}

	private void element(String name, String text) throws XMLStreamException {
		this.xml.writeStartElement(name);
		this.xml.writeCharacters(XmlText.of(text));
		this.xml.writeEndElement();
	}

	private void link(String rel, String type, String path) throws XMLStreamException {
		this.xml.writeEmptyElement("link");
		this.xml.writeAttribute("rel", rel);
		this.xml.writeAttribute("type", type);
		this.xml.writeAttribute("href", this.origin + path);
	}

	private String tag(String name) {
		return "tag:" + this.origin.substring(this.origin.indexOf("//") + 2) + "," + NAMED_ON + ":" + name;
	}

	private static String date(Instant instant) {
		return instant.truncatedTo(ChronoUnit.SECONDS).toString();
	}

}
